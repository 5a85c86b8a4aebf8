package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The referring organisation has taken note of how a referral came out, and takes it off its list (domain rules 7.2). Nothing else
 * changes, and any later change of the referral is news again.
 */
public final class Dismissal {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Clock clock;

    public Dismissal(Transactions transactions, Referrals referrals, Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.clock = clock;
    }

    public Outcome<Referral> dismiss(Ubrn ubrn, long version, Actor actor) {
        return transactions.write(changes -> referrals
                .lock(ubrn)
                .map(referral -> decide(referral, version, actor, changes))
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no request " + ubrn)));
    }

    private Outcome<Referral> decide(Referral referral, long version, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return ReferralActions.permit(ReferralAction.DISMISS, referral, actor, version, now)
                .map(open -> DismissalRules.dismissed(open, now))
                .map(after -> {
                    referrals.store(
                            new ReferralChange(
                                    Optional.of(referral), after, LedgerAction.DISMISSED, actor, "dismiss", now),
                            changes);
                    return after;
                });
    }
}
