package health.onward.worklist;

import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Referral;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes every list anew from the referrals and compares it with the rows that are stored: they must be the same at any moment.
 * For reconcile jobs, and for a release that changes who is on a list.
 */
public final class WorklistCheck implements ListCheck {

    /** @param kind what is wrong with the row of this list and organisation */
    public record Difference(Kind kind, WorklistEntry entry) {

        public enum Kind {
            MISSING,
            LEFT_OVER,
            /** The row is there and tells something else; {@code entry} is what it should tell. */
            DIFFERENT
        }
    }

    private record Place(Worklist list, String organisation, Ubrn ubrn) {
        static Place of(WorklistEntry entry) {
            return new Place(entry.list(), entry.organisation().value(), entry.ubrn());
        }
    }

    private final Transactions transactions;
    private final WorklistItems items;
    private final Referrals referrals;

    public WorklistCheck(Transactions transactions, WorklistItems items, Referrals referrals) {
        this.transactions = transactions;
        this.items = items;
        this.referrals = referrals;
    }

    @Override
    public List<Wrong> wrong(int firstBucket, int lastBucket) {
        return compare(firstBucket, lastBucket).stream()
                .map(one -> new Wrong(one.kind() + " " + one.entry().list(), () -> mend(one)))
                .toList();
    }

    /** Of the referrals of a range of buckets, both ends included; a range of one 64th of all is a convenient step. */
    public List<Difference> compare(int firstBucket, int lastBucket) {
        // Both sides from one snapshot: a change stored meanwhile is not a difference.
        Outcome<List<Difference>> compared = transactions.snapshot(changes -> {
            Map<Place, WorklistEntry> rows = rows(firstBucket, lastBucket);
            List<Difference> differences = new ArrayList<>();
            referrals.each(firstBucket, lastBucket, referral -> take(referral, rows, differences));
            rows.values().forEach(row -> differences.add(new Difference(Difference.Kind.LEFT_OVER, row)));
            return Outcome.accepted(differences);
        });
        return switch (compared) {
            case Outcome.Accepted(var differences) -> differences;
            case Outcome.Refused(var refusals) ->
                throw new IllegalStateException("a check changes nothing: " + refusals);
        };
    }

    private static void take(Referral referral, Map<Place, WorklistEntry> rows, List<Difference> differences) {
        for (WorklistEntry expected : WorklistEntry.of(referral)) {
            WorklistEntry row = rows.remove(Place.of(expected));
            if (row == null) {
                differences.add(new Difference(Difference.Kind.MISSING, expected));
            } else if (!row.equals(expected)) {
                differences.add(new Difference(Difference.Kind.DIFFERENT, expected));
            }
        }
    }

    private Map<Place, WorklistEntry> rows(int firstBucket, int lastBucket) {
        Map<Place, WorklistEntry> rows = new HashMap<>();
        items.each(firstBucket, lastBucket, entry -> rows.put(Place.of(entry), entry));
        return rows;
    }

    /** Writes the rows of one referral anew, under its lock: what was right stays as it was. */
    public Outcome<Ubrn> mend(Difference difference) {
        Ubrn ubrn = difference.entry().ubrn();
        return transactions.write(changes -> {
            Optional<Referral> locked = referrals.lock(ubrn);
            List<WorklistEntry> entries = locked.map(WorklistEntry::of).orElse(List.of());
            if (entries.stream().noneMatch(difference.entry()::sameRow)) {
                changes.add(WorklistColumns.REMOVE, WorklistColumns.remove(difference.entry()));
            }
            locked.ifPresent(referral -> put(referral, entries, changes));
            return Outcome.accepted(ubrn);
        });
    }

    private static void put(Referral referral, List<WorklistEntry> entries, Changes changes) {
        entries.forEach(entry -> changes.add(WorklistColumns.PUT, WorklistColumns.put(entry, referral.updatedAt())));
    }
}
