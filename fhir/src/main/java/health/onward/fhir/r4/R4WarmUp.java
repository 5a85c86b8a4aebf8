package health.onward.fhir.r4;

import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.Practitioner;

/** Makes the R4 parser learn its model at start, so that the first caller does not wait for it. */
public final class R4WarmUp {

    private R4WarmUp() {}

    public static void run() {
        var found = new SearchsetR4(new UUID(0, 0), Instant.EPOCH, "warm");
        R4Answers.of(200, found.match("warm", new Practitioner()).written());
    }
}
