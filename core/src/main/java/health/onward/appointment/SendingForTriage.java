package health.onward.appointment;

import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Target;
import health.onward.identity.Actor;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Creation;
import health.onward.referral.CreationRequest;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.Referrals;
import health.onward.referral.RequestNumbers;
import health.onward.referral.ShortlistChange;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.Optional;

/**
 * Chooses one triage service and sends the referral there in the same step: a new referral (A021) or one that is not booked (A032).
 * Two changes in one transaction, each with its row in the ledger, as if two endpoints had been called.
 */
public final class SendingForTriage {

    private final Transactions transactions;
    private final Referrals referrals;
    private final RequestNumbers numbers;
    private final Creation creation;
    private final ShortlistChange shortlists;
    private final BookingDecision decision;
    private final ReferralRecords records;
    private final Clock clock;

    public SendingForTriage(
            Transactions transactions,
            Referrals referrals,
            RequestNumbers numbers,
            Creation creation,
            ShortlistChange shortlists,
            BookingDecision decision,
            ReferralRecords records,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.numbers = numbers;
        this.creation = creation;
        this.shortlists = shortlists;
        this.decision = decision;
        this.records = records;
        this.clock = clock;
    }

    /** The caller sees one version only, the first of every referral. */
    public Outcome<Answer> create(CreationRequest request, Actor actor, Once<ReferralRecord> once) {
        Ubrn ubrn = numbers.ubrn();
        long before = Referral.FIRST_VERSION - 1;
        return transactions.once(
                once,
                changes -> TriageRequestRules.one(request.choice())
                        .then(TriageRequestRules::promised)
                        .then(choice -> creation.within(request, actor, ubrn, before, "A021", changes))
                        .then(TriageRequestRules::triaging)
                        .then(created -> sent(created, actor, "A021", changes)));
    }

    public Outcome<Answer> change(Ubrn ubrn, long version, Choice choice, Actor actor, Once<ReferralRecord> once) {
        return transactions.once(
                once,
                changes -> referrals
                        .lock(ubrn)
                        .map(referral -> changed(referral, version, choice, actor, changes))
                        .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request " + ubrn)));
    }

    private Outcome<ReferralRecord> changed(
            Referral referral, long version, Choice choice, Actor actor, Changes changes) {
        ReferralAction action = ReferralAction.CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE;
        return ReferralActions.permit(action, referral, actor, version, clock.instant())
                .then(open -> TriageRequestRules.one(choice))
                .then(one -> shortlists.within(referral, one, actor, "A032", changes))
                .then(change -> TriageRequestRules.triaging(change.after()))
                .then(chosen -> sent(chosen, actor, "A032", changes))
                // The letters that are there already go with it.
                .map(sent -> new ReferralRecord(sent.referral(), sent.appointment(), records.files(referral)));
    }

    private Outcome<ReferralRecord> sent(Referral chosen, Actor actor, String endpoint, Changes changes) {
        var service = chosen.shortlist().entries().getFirst().service();
        var target = new Target(chosen.ubrn(), chosen.version(), chosen.patient(), service);
        return decision.sent(new SendForTriage(target, Optional.empty()), chosen, actor, endpoint, changes);
    }
}
