package health.onward.notice;

import health.onward.notice.DueRows.Row;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sees that for every referral it is written down when something is next to be told, and no later than the rules say now: for those
 * from before there were notices, and after a change of days or rules.
 */
public final class NoticeCheck {

    private final Transactions transactions;
    private final Referrals referrals;
    private final DueRows rows;
    private final NoticePolicy policy;

    public NoticeCheck(Transactions transactions, Referrals referrals, DueRows rows, NoticePolicy policy) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.rows = rows;
        this.policy = policy;
    }

    /** How many were mended, of the referrals of a range of buckets, both ends included. */
    public int mend(int firstBucket, int lastBucket) {
        return (int)
                compare(firstBucket, lastBucket).stream().filter(this::mended).count();
    }

    public List<Ubrn> compare(int firstBucket, int lastBucket) {
        List<Ubrn> wrong = new ArrayList<>();
        var read = transactions.snapshot(changes -> {
            wrong.clear();
            Map<Ubrn, Row> stored = rows.of(firstBucket, lastBucket);
            referrals.each(firstBucket, lastBucket, referral -> {
                Row row = stored.getOrDefault(referral.ubrn(), Row.NONE);
                if (!row.next().equals(next(referral, row.given()))) {
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

    /** One that somebody is changing just now is written by that change. */
    private boolean mended(Ubrn ubrn) {
        return transactions.write(changes -> {
                    referrals
                            .lock(ubrn)
                            .ifPresent(referral -> DueRows.next(
                                    ubrn, next(referral, rows.of(ubrn).given()), changes));
                    return Outcome.accepted(ubrn);
                })
                instanceof Outcome.Accepted;
    }

    private Optional<LocalDate> next(Referral referral, Set<String> given) {
        return DueRules.of(referral, referrals.deadlines(), policy).stream()
                .filter(due -> !given.contains(due.key()))
                .map(Due::on)
                .findFirst();
    }
}
