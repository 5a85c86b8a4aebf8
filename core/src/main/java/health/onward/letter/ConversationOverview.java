package health.onward.letter;

import health.onward.advice.Advice;
import health.onward.advice.AdviceRecord;
import health.onward.advice.Asked;
import health.onward.advice.Filed;
import health.onward.advice.GuidanceOutcome;
import health.onward.advice.Message;
import health.onward.advice.MessageText;
import health.onward.advice.SentBy;
import health.onward.directory.CodeList;
import health.onward.identity.Nameplate;
import health.onward.identity.Nameplates;
import health.onward.letter.Block.Fact;
import health.onward.patient.Patient;
import health.onward.referral.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Composes what clinicians read of a request for advice (A043): how it stands, and all that was said, in the order it was said. */
final class ConversationOverview {

    private final AdviceRecord conversation;
    private final Patient patient;
    private final Nameplates.Found names;
    private final CodeWords words;
    private final Instant now;

    ConversationOverview(
            AdviceRecord conversation, Patient patient, Nameplates.Found names, CodeWords words, Instant now) {
        this.conversation = conversation;
        this.patient = patient;
        this.names = names;
        this.words = words;
        this.now = now;
    }

    Letter letter() {
        Advice advice = conversation.advice();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(ClinicalParts.CONFIDENTIAL));
        blocks.add(new Block.Heading(1, "Advice and guidance"));
        blocks.add(new Block.Facts(ClinicalParts.patient(patient, advice.ubrn(), now)));
        blocks.add(new Block.Heading(2, "Request"));
        blocks.add(new Block.Facts(request(advice)));
        blocks.add(new Block.Heading(2, "Attachments"));
        blocks.add(ClinicalParts.files(
                conversation.files().stream().map(Filed::file).toList(),
                names,
                "Files that go with this conversation. They are not part of this document."));
        blocks.add(new Block.Heading(2, "Conversation"));
        conversation.messages().forEach(message -> blocks.addAll(said(message)));
        return new Letter(
                Letter.Kind.ADVICE,
                "Advice and guidance, " + advice.ubrn(),
                now,
                List.of(new Letter.Sheet(ClinicalParts.about(patient), blocks)));
    }

    private List<Fact> request(Advice advice) {
        Asked asked = advice.asked();
        Nameplate practice = names.organisation(asked.referringOrganisation());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Status", status(advice)));
        advice.turn().ifPresent(turn -> facts.add(new Fact("To be done by", Phrases.moment(turn.due()))));
        facts.add(new Fact("Priority", advice.priority().display()));
        facts.add(new Fact("Asked", Phrases.moment(asked.at())));
        facts.add(new Fact("Asked by", names.person(asked.referrer())));
        facts.add(new Fact(
                "Referring organisation",
                String.join(", ", practice.lines()) + " (" + practice.code().value() + ")"));
        practice.phone().ifPresent(number -> facts.add(new Fact("Phone", number)));
        facts.add(new Fact("Service", asked.serviceName() + " (" + asked.service() + ")"));
        facts.add(new Fact("Provider", names.organisation(asked.provider()).name()));
        facts.add(new Fact("Clinical context", context(asked)));
        asked.criteria().namedClinician().ifPresent(user -> facts.add(new Fact("Named clinician", names.person(user))));
        facts.add(new Fact("The provider may make a referral of it", asked.authorised() ? "Yes" : "No"));
        advice.referredOn().ifPresent(ubrn -> facts.add(new Fact("Referred on as", Phrases.number(ubrn))));
        return facts;
    }

    private static String status(Advice advice) {
        return switch (advice.category()) {
            case PROVIDER_RESPONSE_REQUIRED -> "Provider to respond";
            case REFERRER_TO_SUBMIT_FURTHER_INFORMATION -> "Referrer to submit further information";
            case REFERRER_TO_REVIEW_RESPONSE -> "Referrer to review the response";
            case CONVERSATION_ENDED_CANCELLED -> "Cancelled by the referrer";
            case CONVERSATION_ENDED_CLOSED -> "Ended by the referrer";
            case ADVICE_CONVERTED -> "Converted to a referral with the same UBRN";
        };
    }

    private String context(Asked asked) {
        String specialty = words.display(CodeList.SPECIALTY, asked.specialty());
        return asked.criteria()
                .clinicType()
                .map(code -> specialty + " / " + words.display(CodeList.CLINIC_TYPE, code))
                .orElse(specialty);
    }

    private List<Block> said(Message message) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(3, message.number() + ". " + title(message)));
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("When", Phrases.moment(message.sentAt())));
        facts.add(new Fact("From", speaker(message.responsible())));
        if (!message.sender().equals(message.responsible())) {
            facts.add(new Fact("Sent by", speaker(message.sender())));
        }
        message.recommendation()
                .ifPresent(said -> facts.add(new Fact("Recommendation", ClinicalParts.words(said.name()))));
        List<Attachment> files = conversation.files(message);
        if (!files.isEmpty()) {
            facts.add(new Fact("Files", files.stream().map(Attachment::name).collect(Collectors.joining(", "))));
        }
        blocks.add(new Block.Facts(facts));
        blocks.add(new Block.Said(MessageText.plain(message.text())));
        return blocks;
    }

    private static String title(Message message) {
        if (message.sentBy() == SentBy.REFERRER_CLINICAL_INFORMATION_UPDATED) {
            return "Clinical information changed";
        }
        return message.outcome()
                .map(ConversationOverview::title)
                .orElse(message.number() == 1 ? "Question" : "Referrer");
    }

    private static String title(GuidanceOutcome outcome) {
        return switch (outcome) {
            case RETURN_TO_REFERRER_WITH_ADVICE -> "Advice";
            case REQUIRE_FURTHER_INFORMATION -> "Further information required";
            case PROVIDER_CONVERTED -> "Converted to a referral";
        };
    }

    private String speaker(Message.Sender who) {
        return names.person(who.user()) + ", "
                + ClinicalParts.words(who.function().name()) + ", "
                + names.organisation(who.organisation()).name();
    }
}
