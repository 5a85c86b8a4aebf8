package health.onward.fhir.stu3;

import health.onward.identity.UserId;
import health.onward.referral.Attachment;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.DateTimeType;
import org.hl7.fhir.dstu3.model.DocumentReference;
import org.hl7.fhir.dstu3.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Reference;

/** Writes a linked file as eRS-DocumentReference-1 (api section b.0): what it is, who attached it, whether it can be fetched. */
final class DocumentReferenceStu3 {

    static final String PROFILE = "eRS-DocumentReference";

    private DocumentReferenceStu3() {}

    /** To be contained in another resource, under {@link #id}. */
    static DocumentReference write(Attachment file) {
        var document = new DocumentReference();
        document.setId(id(file));
        document.getMeta().addProfile(Codes.structure(PROFILE));
        document.setType(new CodeableConcept(Codes.coding(
                Codes.system("AttachmentType"), file.kind().name(), file.kind().display())));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setIndexedElement(Stu3Answers.instant(file.linkedAt()));
        file.description().ifPresent(document::setDescription);
        document.addContent().setAttachment(content(file));
        return document;
    }

    /** By itself, in a bundle. */
    static DocumentReference alone(Attachment file) {
        DocumentReference document = write(file);
        document.setId(Long.toString(file.number()));
        return document;
    }

    static String id(Attachment file) {
        return "DocumentReference-" + file.number();
    }

    private static org.hl7.fhir.dstu3.model.Attachment content(Attachment file) {
        var content = new org.hl7.fhir.dstu3.model.Attachment();
        content.setId(Long.toString(file.number()));
        content.addExtension(
                extension("AvailabilityStatus"),
                Codes.coding(
                        Codes.system("AvailabilityStatus"), file.availability().name()));
        content.addExtension(extension("AttachedBy"), person(file.by()));
        content.addExtension(
                extension("AttachedByOrganisation"),
                new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(Codes.ODS)
                                .setValue(file.organisation().value())));
        file.onBehalfOf().ifPresent(whom -> content.addExtension(extension("AttachedOnBehalfOf"), person(whom)));
        content.setContentType(file.contentType());
        content.setUrl("Binary/" + file.file());
        content.setSize(Math.toIntExact(file.size()));
        content.setTitle(file.name());
        content.setCreationElement(day(file));
        return content;
    }

    private static DateTimeType day(Attachment file) {
        return new DateTimeType(
                Date.from(file.attachedAt()),
                ca.uhn.fhir.model.api.TemporalPrecisionEnum.DAY,
                TimeZone.getTimeZone("Europe/London"));
    }

    private static Reference person(UserId user) {
        return new Reference()
                .setIdentifier(new Identifier().setSystem(Codes.SDS_USER).setValue(user.value()));
    }

    private static String extension(String name) {
        return Codes.structure("Extension-eRS-" + name);
    }
}
