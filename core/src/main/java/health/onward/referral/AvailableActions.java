package health.onward.referral;

import static health.onward.platform.RefusalCode.HISTORY_NOT_SUPPORTED;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.util.List;

/** Answers what an actor could do to a referral now (A029), from the same rules that every command asks. */
public final class AvailableActions {

    private final Transactions transactions;
    private final Referrals referrals;
    private final AuditTrail audit;
    private final Clock clock;

    public AvailableActions(Transactions transactions, Referrals referrals, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The actions that the API exposes. A stranger gets an empty list, whatever version they name: they learn neither version nor
     * state (api ambiguity 11).
     */
    public Outcome<List<ReferralAction>> of(Ubrn ubrn, long version, Actor actor) {
        return transactions.write(changes -> referrals
                .find(ubrn)
                .map(referral -> decide(referral, version, actor, changes))
                .orElseGet(() ->
                        Outcome.refused(REFERENCE_NOT_FOUND, "'focus' (ReferralRequest/" + ubrn + ") is not known")));
    }

    private Outcome<List<ReferralAction>> decide(Referral referral, long version, Actor actor, Changes changes) {
        boolean stranger = ReferralActions.mayRead(referral, actor) instanceof Ruling.Refused;
        if (!stranger && version != referral.version()) {
            return Outcome.refused(HISTORY_NOT_SUPPORTED, "'focus' must name the latest version of the request");
        }
        audit.add(
                changes,
                new AuditTrail.Seen(
                        referral.patient().value(),
                        "A029",
                        referral.ubrn().number(),
                        stranger ? "NO_RELATIONSHIP" : AuditTrail.Seen.GRANTED),
                actor,
                clock.instant());
        return Outcome.accepted(ReferralActions.available(referral, actor, clock.instant()).stream()
                .filter(ReferralAction::exposed)
                .toList());
    }
}
