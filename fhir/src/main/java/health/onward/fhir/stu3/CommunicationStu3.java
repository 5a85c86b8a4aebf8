package health.onward.fhir.stu3;

import health.onward.advice.Advice;
import health.onward.advice.Message;
import health.onward.advice.Message.Sender;
import health.onward.advice.SentBy;
import health.onward.referral.Attachment;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.dstu3.model.CodeableConcept;
import org.hl7.fhir.dstu3.model.Communication;
import org.hl7.fhir.dstu3.model.Communication.CommunicationStatus;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Reference;

/** Writes what was said once as eRS-Communication-1 (api section b.0). */
final class CommunicationStu3 {

    private CommunicationStu3() {}

    /** By itself: who spoke and the files are contained. */
    static Communication alone(Advice advice, Message message, List<Attachment> files) {
        Communication written = write(
                advice,
                message,
                files,
                who -> "#" + SpeakerStu3.containedId(who),
                file -> "#" + DocumentReferenceStu3.id(file));
        written.addContained(SpeakerStu3.contained(message.responsible()));
        if (!message.sender().equals(message.responsible())) {
            written.addContained(SpeakerStu3.contained(message.sender()));
        }
        files.forEach(file -> written.addContained(DocumentReferenceStu3.write(file)));
        return written;
    }

    /** Among others of a bundle, which has them beside it. */
    static Communication entry(Advice advice, Message message, List<Attachment> files) {
        return write(
                advice,
                message,
                files,
                who -> "PractitionerRole/" + SpeakerStu3.id(who),
                file -> "DocumentReference/" + file.number());
    }

    private static Communication write(
            Advice advice,
            Message message,
            List<Attachment> files,
            Function<Sender, String> speaker,
            Function<Attachment, String> file) {
        var said = new Communication();
        said.setId(Long.toString(message.id()));
        said.getMeta().setVersionId("0").addProfile(Codes.structure("eRS-Communication"));
        said.addExtension(
                Codes.structure("Extension-Communication-Requester"),
                new Reference(speaker.apply(message.responsible())));
        said.addBasedOn(
                new Reference("CommunicationRequest/" + advice.ubrn().text() + "/_history/" + advice.version()));
        said.setStatus(CommunicationStatus.COMPLETED);
        said.addCategory(new CodeableConcept(Codes.coding(
                Codes.system("CommunicationSentBy"), message.sentBy().name())));
        said.addRecipient(recipient(advice, message));
        said.setSentElement(Stu3Answers.dateTime(message.sentAt()));
        said.setSender(SpeakerStu3.reference(speaker.apply(message.sender())));
        files.forEach(one -> said.addPayload().setContent(new Reference(file.apply(one))));
        said.addNote().setText(message.text());
        return said;
    }

    private static Reference recipient(Advice advice, Message message) {
        return message.sentBy() == SentBy.RESPONDER
                ? new Reference()
                        .setIdentifier(new Identifier()
                                .setSystem(Codes.ODS)
                                .setValue(advice.asked().referringOrganisation().value()))
                : CommunicationRequestStu3.service(advice.asked().service());
    }
}
