package health.onward.advice;

import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.advice.ConversationCopies.Packed;
import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Creation;
import health.onward.referral.CreationRequest;
import health.onward.referral.Referral;
import health.onward.referral.RequestNumbers;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a referral because of advice, by whoever asked for it (domain rules 6): a request of its own, with a UBRN of its own. Each names
 * the other, and the conversation is over. What was said goes with the referral on paper.
 */
public final class ReferringOn {

    private static final String PAGE = "refer-on-from-advice";

    private final Transactions transactions;
    private final Conversations conversations;
    private final Messages messages;
    private final AdviceFiles files;
    private final ConversationCopies copies;
    private final Creation creation;
    private final RequestNumbers numbers;
    private final Demographics patients;
    private final Clock clock;

    public ReferringOn(
            Transactions transactions,
            Conversations conversations,
            Messages messages,
            AdviceFiles files,
            ConversationCopies copies,
            Creation creation,
            RequestNumbers numbers,
            Demographics patients,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.messages = messages;
        this.files = files;
        this.copies = copies;
        this.creation = creation;
        this.numbers = numbers;
        this.patients = patients;
        this.clock = clock;
    }

    /** The new referral. As with a conversion, nothing is locked while bytes are written. */
    public Outcome<Referral> refer(ReferOnRequest request, Actor actor) {
        Instant now = clock.instant();
        Ubrn ubrn = numbers.ubrn();
        Outcome<Packed> packed = found(request, actor).then(advice -> packed(advice, request, ubrn, actor, now));
        Outcome<Referral> outcome = transactions.write(
                changes -> packed.then(letters -> stored(letters, request, ubrn, actor, now, changes)));
        if (outcome instanceof Outcome.Refused) {
            packed.map(letters -> {
                copies.drop(letters);
                return letters;
            });
        }
        return outcome;
    }

    private Outcome<Advice> found(ReferOnRequest request, Actor actor) {
        return conversations
                .find(request.ubrn())
                .map(advice -> AdviceActions.permit(AdviceAction.REFER_ON, advice, actor, request.version()))
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request for advice " + request.ubrn()));
    }

    private Outcome<Packed> packed(Advice advice, ReferOnRequest request, Ubrn ubrn, Actor actor, Instant now) {
        List<Filed> there = files.of(advice.ubrn(), now);
        return AdvicePatients.usable(patients, advice)
                .then(patient -> ReferOnRules.carried(request.carried(), there)
                        .then(carried ->
                                copies.pack(whole(advice, there, ubrn, now), patient, carried, ubrn, actor, now)));
    }

    /** As the conversation is once the referral is made. */
    private AdviceRecord whole(Advice advice, List<Filed> there, Ubrn ubrn, Instant now) {
        return new AdviceRecord(AdviceRules.referredOn(advice, ubrn, now), messages.all(advice.ubrn()), there);
    }

    private Outcome<Referral> stored(
            Packed letters, ReferOnRequest request, Ubrn ubrn, Actor actor, Instant now, Changes changes) {
        return Locked.of(conversations, request.ubrn())
                .then(advice -> AdviceActions.permit(AdviceAction.REFER_ON, advice, actor, request.version()))
                .then(advice -> {
                    conversations.store(change(advice, ubrn, actor, now), changes);
                    copies.insert(letters, changes);
                    return creation.ofAdvice(
                            new CreationRequest(
                                    advice.asked().patient(),
                                    request.referringClinician(),
                                    request.choice(),
                                    Optional.empty()),
                            new Creation.Origin(advice.ubrn(), letters.letters()),
                            actor,
                            ubrn,
                            PAGE,
                            changes);
                });
    }

    private static AdviceChange change(Advice advice, Ubrn ubrn, Actor actor, Instant now) {
        return new AdviceChange(
                Optional.of(advice),
                AdviceRules.referredOn(advice, ubrn, now),
                Optional.empty(),
                List.of(),
                LedgerAction.ADVICE_REFERRED_ON,
                actor,
                PAGE,
                now);
    }
}
