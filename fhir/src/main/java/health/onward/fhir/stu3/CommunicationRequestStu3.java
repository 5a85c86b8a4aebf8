package health.onward.fhir.stu3;

import health.onward.advice.Advice;
import health.onward.advice.Asked;
import health.onward.advice.Category;
import health.onward.advice.Message;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ServiceId;
import health.onward.referral.Attachment;
import java.util.List;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.CommunicationRequest;
import org.hl7.fhir.dstu3.model.CommunicationRequest.CommunicationRequestStatus;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.ListResource;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.Reference;

/** Writes how a conversation stands as eRS-CommunicationRequest-1 (api section b.0), its search and its one service contained. */
final class CommunicationRequestStu3 {

    private static final String SPECIALTY = "SPECIALTY";

    private final CodeDisplays displays;

    CommunicationRequestStu3(CodeDisplays displays) {
        this.displays = displays;
    }

    /** @param information the referrer's files that go with the request as such, not with a message */
    CommunicationRequest write(Advice advice, List<Attachment> information, String base) {
        Asked asked = advice.asked();
        var request = new CommunicationRequest();
        request.setId(advice.ubrn().text());
        request.getMeta()
                .setVersionId(Long.toString(advice.version()))
                .addProfile(Codes.structure("eRS-CommunicationRequest"));
        extensions(advice, request, base);
        contained(asked, request, base);
        request.setStatus(status(advice.category()));
        request.addCategory(new CodeableConcept(Codes.coding(
                Codes.system("AdviceAndGuidanceStatus"), advice.category().name())));
        request.setSubject(new Reference()
                .setIdentifier(new Identifier()
                        .setSystem(Codes.NHS_NUMBER)
                        .setValue(asked.patient().value())));
        request.addRecipient(service(asked.service()));
        request.setSender(referrer(asked));
        request.getRequester().setAgent(referrer(asked));
        for (Attachment file : information) {
            request.addContained(DocumentReferenceStu3.write(file));
            request.addPayload().setContent(new Reference("#" + DocumentReferenceStu3.id(file)));
        }
        request.addIdentifier()
                .setSystem("https://fhir.nhs.uk/Id/ers-request-id")
                .setValue(asked.requestId());
        return request;
    }

    /** Who is spoken to: the service. */
    static Reference service(ServiceId service) {
        var identifier = new Identifier().setSystem(Codes.SERVICE).setValue(service.toString());
        var reference = new Reference();
        reference.addExtension(
                Codes.structure("Extension-HealthcareService-Reference"), new Reference().setIdentifier(identifier));
        return reference;
    }

    private void extensions(Advice advice, CommunicationRequest request, String base) {
        extension(request, "ReferralPriority")
                .setValue(new CodeableConcept(Codes.coding(
                        Codes.system("Priority"),
                        advice.priority().name(),
                        advice.priority().display())));
        extension(request, "ProviderConversionAuthorisation")
                .setValue(authorisation(advice.asked().authorised()));
        extension(request, "ReferralShortlist").setValue(new Reference("#shortlist"));
        String specialty = advice.asked().specialty();
        Coding coding = Codes.coding(base + Codes.SPECIALTY, specialty);
        displays.of(SPECIALTY, specialty).ifPresent(coding::setDisplay);
        extension(request, "Specialty").setValue(coding);
    }

    private static Coding authorisation(boolean authorised) {
        return authorised
                ? Codes.coding(
                        Codes.system("ProviderConversionAuthorisation"),
                        "AUTHORISED_TO_CONVERT",
                        "Referrer has allowed the Service Provider to convert the Advice and Guidance to a Referral")
                : Codes.coding(
                        Codes.system("ProviderConversionAuthorisation"),
                        "NOT_AUTHORISED_TO_CONVERT",
                        "Referrer has NOT allowed the Service Provider to convert the Advice and Guidance to a Referral");
    }

    private static void contained(Asked asked, CommunicationRequest request, String base) {
        Parameters criteria = SearchCriteriaStu3.write(asked.criteria(), base);
        ListResource shortlist = ShortlistStu3.write(asked.service(), asked.serviceName(), criteria);
        request.addContained(criteria);
        request.addContained(shortlist);
        request.addContained(SpeakerStu3.contained(asRole(asked)));
    }

    private static Reference referrer(Asked asked) {
        return SpeakerStu3.reference("#" + SpeakerStu3.containedId(asRole(asked)));
    }

    /** The clinician who refers, even if an admin typed it. */
    private static Message.Sender asRole(Asked asked) {
        return new Message.Sender(
                asked.referrer(), asked.referringOrganisation(), BusinessFunction.REFERRING_CLINICIAN);
    }

    private static CommunicationRequestStatus status(Category category) {
        return switch (category.status()) {
            case ACTIVE -> CommunicationRequestStatus.ACTIVE;
            case CANCELLED -> CommunicationRequestStatus.CANCELLED;
            case COMPLETED -> CommunicationRequestStatus.COMPLETED;
        };
    }

    private static Extension extension(CommunicationRequest request, String name) {
        return request.addExtension().setUrl(Codes.structure("Extension-eRS-" + name));
    }
}
