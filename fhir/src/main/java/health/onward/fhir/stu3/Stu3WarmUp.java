package health.onward.fhir.stu3;

import java.nio.charset.StandardCharsets;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.ReferralRequest;

/** Makes the STU3 parser learn its model at start, most of a second, so that the first caller does not wait for it. */
public final class Stu3WarmUp {

    private Stu3WarmUp() {}

    public static void run() {
        String profile = "any";
        String body = """
                {"resourceType": "Parameters", "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/any"]},
                 "parameter": [{"name": "a", "valueCoding": {"system": "s", "code": "c"}}]}
                """;
        BodyReader.read(body.getBytes(StandardCharsets.UTF_8), Parameters.class, profile);
        Stu3Answers.of(200, new ReferralRequest());
    }
}
