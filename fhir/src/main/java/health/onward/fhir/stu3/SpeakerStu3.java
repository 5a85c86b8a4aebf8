package health.onward.fhir.stu3;

import health.onward.advice.Message.Sender;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.PractitionerRole;
import org.hl7.fhir.dstu3.model.Reference;

/** Writes who speaks, in what role and where, as a CareConnect PractitionerRole, and refers to it (api section a.9). */
final class SpeakerStu3 {

    private static final String PROFILE =
            "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-PractitionerRole-1";

    private SpeakerStu3() {}

    /** {@code user.organisation.ROLE-WITH-HYPHENS} */
    static String id(Sender sender) {
        return sender.user().value() + "." + sender.organisation().value() + "."
                + sender.function().name().replace('_', '-');
    }

    static String containedId(Sender sender) {
        return "PractitionerRole." + id(sender);
    }

    static PractitionerRole contained(Sender sender) {
        return write(sender, containedId(sender));
    }

    static PractitionerRole write(Sender sender, String id) {
        var role = new PractitionerRole();
        role.setId(id);
        role.getMeta().addProfile(PROFILE);
        role.setPractitioner(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(Codes.SDS_USER)
                        .setValue(sender.user().value())));
        role.setOrganization(organisation(sender));
        role.addCode(new CodeableConcept(
                Codes.coding(Codes.system("BusinessFunction"), sender.function().name())));
        return role;
    }

    static Reference organisation(Sender sender) {
        return new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(Codes.ODS)
                        .setValue(sender.organisation().value()));
    }

    /** The profile refers to roles by an extension, where FHIR would have a reference. */
    static Reference reference(String to) {
        var reference = new Reference();
        reference.addExtension(Codes.structure("Extension-PractitionerRole-Reference"), new Reference(to));
        return reference;
    }
}
