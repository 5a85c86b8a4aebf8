package health.onward.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who has signed in and acts in one function at one organisation: what each request says of its sender. */
public record Person(String user, String organisation, String function, Optional<String> onBehalfOf, String token) {

    public Person(String user, String organisation, String function, String token) {
        this(user, organisation, function, Optional.empty(), token);
    }

    public Person actingFor(String clinician) {
        return new Person(user, organisation, function, Optional.of(clinician), token);
    }

    /** Names and values in turn, as the HTTP client takes them. */
    List<String> headers() {
        List<String> headers = new ArrayList<>(List.of(
                "Authorization", "Bearer " + token,
                "NHSD-End-User-Organisation-ODS", organisation,
                "NHSD-eRS-Business-Function", function));
        onBehalfOf.ifPresent(clinician -> headers.addAll(List.of("NHSD-eRS-On-Behalf-Of-User-ID", clinician)));
        return headers;
    }
}
