package health.onward.referral;

import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Owners.Row;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts anew who must act on each open referral and by when, and mends the rows that say otherwise: after a change of bank
 * holidays or of the days of a priority, after a release that changes the rules, or after somebody has written by hand.
 */
public final class OwnershipCheck {

    private static final Logger LOG = LoggerFactory.getLogger(OwnershipCheck.class);

    private final Transactions transactions;
    private final Referrals referrals;
    private final Owners owners;

    public OwnershipCheck(Transactions transactions, Referrals referrals, Owners owners) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.owners = owners;
    }

    /** How many were mended, of the referrals of a range of buckets, both ends included. */
    public int mend(int firstBucket, int lastBucket) {
        List<Ubrn> wrong = compare(firstBucket, lastBucket);
        if (!wrong.isEmpty()) {
            LOG.warn(
                    "Who must act, or by when, is counted anew for {} referrals of buckets {} to {}",
                    wrong.size(),
                    firstBucket,
                    lastBucket);
        }
        // One that somebody is changing just now is written by that change.
        return (int) wrong.stream().filter(this::mended).count();
    }

    public List<Ubrn> compare(int firstBucket, int lastBucket) {
        List<Ubrn> wrong = new ArrayList<>();
        var read = transactions.snapshot(changes -> {
            wrong.clear();
            owners.each(firstBucket, lastBucket, (referral, row) -> {
                if (!row.equals(right(referral))) {
                    wrong.add(referral.ubrn());
                }
            });
            return Outcome.accepted(wrong);
        });
        if (read instanceof Outcome.Refused<?>(var refusals)) {
            throw new IllegalStateException("a check changes nothing: " + refusals);
        }
        return wrong;
    }

    private boolean mended(Ubrn ubrn) {
        Outcome<Ubrn> mended = transactions.write(changes -> {
            referrals.lock(ubrn).ifPresent(referral -> Owners.store(ubrn, right(referral), changes));
            return Outcome.accepted(ubrn);
        });
        return mended instanceof Outcome.Accepted;
    }

    private Row right(Referral referral) {
        return Row.of(OwnershipRules.of(referral, referrals.deadlines()));
    }
}
