package health.onward.server.demo;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.util.Optional;
import java.util.Set;

/** Who did what happened before the demo began. */
final class Actors {

    private static final String REQUEST = "before-the-demo";

    private Actors() {}

    static Actor referrer(UserId clinician, OdsCode organisation) {
        return new Actor(
                clinician, organisation, BusinessFunction.REFERRING_CLINICIAN, Optional.empty(), Set.of(), REQUEST);
    }

    /** The first clinician on the staff sheet who answers for all services there. */
    static Actor clinicianOf(OdsCode provider, ServiceId service) {
        BusinessFunction function = BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
        Sheet.Row person = Sheet.read("staff.csv").stream()
                .filter(row -> row.text("ods_code").equals(provider.value()))
                .filter(row -> row.words("functions").contains(function.name()))
                .filter(row -> row.words("works_in").contains("all"))
                .findFirst()
                .orElseThrow();
        return new Actor(
                new UserId(person.text("user_id")), provider, function, Optional.empty(), Set.of(service), REQUEST);
    }
}
