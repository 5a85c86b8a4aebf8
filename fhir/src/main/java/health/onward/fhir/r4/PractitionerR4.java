package health.onward.fhir.r4;

import health.onward.identity.UserId;
import java.time.Instant;
import org.hl7.fhir.r4.model.Practitioner;

/** Writes a person by their number alone: names are not for this API (A040). */
final class PractitionerR4 {

    private PractitionerR4() {}

    static Practitioner write(UserId user, Instant now) {
        var resource = new Practitioner();
        resource.setId(user.value());
        resource.setMeta(R4Answers.updated(now));
        resource.addIdentifier().setSystem(R4Codes.SDS_USER).setValue(user.value());
        return resource;
    }
}
