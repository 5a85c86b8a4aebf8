package health.onward.advice;

import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.UNSUPPORTED_PRIORITY;

import health.onward.audit.LedgerAction;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.platform.Outcome;
import health.onward.referral.Attachment;
import health.onward.referral.CommentRules;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides conversions (A027) before anything is written, so that no row is locked while the conversation is put on paper. Refuses what
 * is documented: who may, the patient, the priority, both texts, the files, in this order.
 */
public final class ConversionDrafts {

    private final Conversations conversations;
    private final Messages messages;
    private final AdviceFiles files;
    private final Demographics patients;
    private final Services services;
    private final Clock clock;

    public ConversionDrafts(
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            Demographics patients,
            Services services,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.patients = patients;
        this.services = services;
        this.clock = clock;
    }

    /** What is true of a permitted request. */
    private record Ground(
            Advice advice, Patient patient, Service service, Optional<String> guidance, ConversionRules.Task task) {}

    Outcome<ConversionDraft> of(ConversionRequest request, Actor actor) {
        Instant now = clock.instant();
        return found(request)
                .then(advice -> AdviceActions.permit(request.action(), advice, actor, request.version()))
                .then(advice -> ground(advice, request))
                .then(ground -> drafted(ground, request, actor, now));
    }

    private Outcome<Advice> found(ConversionRequest request) {
        return conversations
                .find(request.ubrn())
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request for advice " + request.ubrn()));
    }

    private Outcome<Ground> ground(Advice advice, ConversionRequest request) {
        String place = "newReferralPriority";
        return AdvicePatients.usable(patients, advice)
                .then(patient -> services.find(advice.asked().service())
                        .map(service -> AdviceRules.offered(request.priority(), service.priorities(), place)
                                .then(offered -> lastWord(request))
                                .then(text -> CommentRules.given(Optional.of(request.comments()), "reviewComments")
                                        .map(comments -> new Ground(
                                                advice,
                                                patient,
                                                service,
                                                text,
                                                new ConversionRules.Task(request.priority(), comments)))))
                        .orElseGet(() -> Outcome.refused(UNSUPPORTED_PRIORITY, "the service is no longer there")));
    }

    private static Outcome<Optional<String>> lastWord(ConversionRequest request) {
        return request.guidance()
                .map(said -> MessageText.of(said, "guidance").map(Optional::of))
                .orElseGet(() -> Outcome.accepted(Optional.empty()));
    }

    private Outcome<ConversionDraft> drafted(Ground ground, ConversionRequest request, Actor actor, Instant now) {
        Advice before = ground.advice();
        Advice after = ground.guidance().isPresent()
                ? AdviceRules.converted(before, actor, now)
                : AdviceRules.convertedUnanswered(before, now);
        List<Filed> there = files.of(before.ubrn(), now);
        List<Attachment> present = there.stream().map(Filed::file).toList();
        return files.beside(Attachment.Kind.GUIDANCE_RESPONSE, after, request.guidanceFiles(), present, actor, now)
                .then(said -> files.beside(
                                Attachment.Kind.PROVIDER,
                                after,
                                request.reviewFiles(),
                                joined(present, said),
                                actor,
                                now)
                        .map(review -> draft(ground, request, after, there, said, review, actor)));
    }

    private ConversionDraft draft(
            Ground ground,
            ConversionRequest request,
            Advice after,
            List<Filed> there,
            List<Attachment> said,
            List<Attachment> review,
            Actor actor) {
        Instant now = after.updatedAt();
        Optional<Message> last = ground.guidance()
                .map(text -> messages.of(
                        after, actor, text, Optional.of(GuidanceOutcome.PROVIDER_CONVERTED), Optional.empty(), now));
        var change = new AdviceChange(
                Optional.of(ground.advice()),
                after,
                last,
                said,
                LedgerAction.ADVICE_CONVERTED,
                actor,
                request.cause(),
                now);
        List<Message> all = new ArrayList<>(messages.all(after.ubrn()));
        last.ifPresent(all::add);
        List<Filed> filed = Stream.concat(there.stream(), said.stream().map(file -> new Filed(after.messages(), file)))
                .toList();
        return new ConversionDraft(
                change, new AdviceRecord(after, all, filed), review, ground.task(), ground.service(), ground.patient());
    }

    private static List<Attachment> joined(List<Attachment> some, List<Attachment> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
