package health.onward.server.demo.events;

import health.onward.advice.Advice;
import health.onward.advice.AdviceAction;
import health.onward.advice.Conversations;
import health.onward.advice.ReferOnRequest;
import health.onward.advice.ReferrersTurn.Seen;
import health.onward.advice.ReferringOn;
import health.onward.directory.SearchCriteria;
import health.onward.document.FileId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.FileToLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The referrer refers because of advice: a request of its own, which the answer names as {@code referral}. */
final class RefersOnFromAdvice {

    private static final Field CLINICIAN =
            Field.optional("referringClinician", Field.Kind.TEXT, "whom a clinician's admin refers for");
    private static final Field FILES =
            Field.optional("files", Field.Kind.TEXTS, "ids of files of the conversation that go with it, too");

    private RefersOnFromAdvice() {}

    static Event event(Conversations conversations, ReferringOn referring) {
        return new AdviceEvent(
                "refer-on-from-advice",
                "The referrer refers because of the advice: a new request, which the answer names and which names the"
                        + " conversation; that is over, and goes with the referral as a PDF",
                AdviceAction.REFER_ON,
                Stream.concat(SoughtServices.FIELDS.stream(), Stream.of(CLINICIAN, FILES))
                        .toList(),
                conversations,
                (seen, said) -> refer(seen, said, conversations, referring));
    }

    private static Outcome<Advice> refer(
            Seen seen, Happening said, Conversations conversations, ReferringOn referring) {
        Advice before = conversations.find(seen.ubrn()).orElseThrow();
        return SoughtServices.criteria(said, before.priority())
                .then(criteria -> said.person(CLINICIAN.name())
                        .then(clinician -> said.files(FILES.name())
                                .then(files -> referring.refer(
                                        request(seen, said, criteria, clinician, files), said.actor()))))
                .map(made -> conversations.find(seen.ubrn()).orElseThrow());
    }

    private static ReferOnRequest request(
            Seen seen, Happening said, SearchCriteria criteria, Optional<UserId> clinician, List<FileToLink> files) {
        List<FileId> carried = files.stream().map(FileToLink::file).toList();
        var choice = new Choice(SoughtServices.services(said), criteria, LetterIntention.NOT_INTENDING_TO_ADD, 0);
        return new ReferOnRequest(seen.ubrn(), seen.version(), clinician, choice, carried);
    }
}
