package health.onward.fhir.r4;

import health.onward.fhir.wire.Endpoint;
import java.util.List;

/** The table of R4 endpoints, by the room that answers them. */
public final class R4Routes {

    private R4Routes() {}

    public static List<Endpoint> identity(RetrieveBusinessFunctions a030, RetrieveOnBehalfOfPractitioners a040) {
        return List.of(a030.endpoint(), a040.endpoint());
    }
}
