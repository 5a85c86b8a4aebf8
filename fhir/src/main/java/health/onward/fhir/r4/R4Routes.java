package health.onward.fhir.r4;

import health.onward.fhir.wire.Endpoint;
import java.util.List;
import java.util.stream.Stream;

/** The table of R4 endpoints, by the room that answers them. */
public final class R4Routes {

    private R4Routes() {}

    public static List<Endpoint> identity(RetrieveBusinessFunctions a030, RetrieveOnBehalfOfPractitioners a040) {
        return List.of(a030.endpoint(), a040.endpoint());
    }

    public static List<Endpoint> directory(RetrieveHealthcareService a033, SearchHealthcareServices a035) {
        return Stream.concat(a033.endpoints().stream(), Stream.of(a035.endpoint()))
                .toList();
    }
}
