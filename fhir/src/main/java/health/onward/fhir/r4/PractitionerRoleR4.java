package health.onward.fhir.r4;

import health.onward.identity.BusinessFunction;
import health.onward.identity.Roles;
import health.onward.identity.UserId;
import java.time.Instant;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Writes what a person may act as at one organisation (A030). */
final class PractitionerRoleR4 {

    private PractitionerRoleR4() {}

    static PractitionerRole write(UserId user, Roles roles, Instant now) {
        var resource = new PractitionerRole();
        resource.setId(id(user, roles));
        resource.setMeta(R4Answers.updated(now));
        resource.getPractitioner().getIdentifier().setSystem(R4Codes.SDS_USER).setValue(user.value());
        resource.getOrganization()
                .getIdentifier()
                .setSystem(R4Codes.ODS)
                .setValue(roles.organisation().value());
        for (BusinessFunction function : roles.functions()) {
            resource.addCode().addCoding().setSystem(R4Codes.BUSINESS_FUNCTION).setCode(function.name());
        }
        return resource;
    }

    static String id(UserId user, Roles roles) {
        return "PractitionerRole-" + roles.organisation().value() + "-" + user.value();
    }
}
