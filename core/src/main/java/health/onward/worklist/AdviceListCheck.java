package health.onward.worklist;

import health.onward.advice.Advice;
import health.onward.advice.AdviceList;
import health.onward.advice.AdviceListEntry;
import health.onward.advice.AdviceListRows;
import health.onward.advice.Conversations;
import health.onward.identity.BusinessFunction.Side;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Ubrn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes both sides' lists of conversations anew and compares them with the rows that are stored. */
public final class AdviceListCheck implements ListCheck {

    private record Place(Side side, String organisation, Ubrn ubrn) {
        static Place of(AdviceListEntry entry) {
            return new Place(entry.side(), entry.organisation().value(), entry.ubrn());
        }
    }

    private final Transactions transactions;
    private final AdviceList list;
    private final Conversations conversations;

    public AdviceListCheck(Transactions transactions, AdviceList list, Conversations conversations) {
        this.transactions = transactions;
        this.list = list;
        this.conversations = conversations;
    }

    @Override
    public List<Wrong> wrong(int firstBucket, int lastBucket) {
        // Both sides from one snapshot: a change stored meanwhile is not a difference.
        Outcome<List<Wrong>> compared = transactions.snapshot(changes -> {
            Map<Place, AdviceListEntry> rows = new HashMap<>();
            list.each(firstBucket, lastBucket, entry -> rows.put(Place.of(entry), entry));
            List<Wrong> found = new ArrayList<>();
            conversations.each(firstBucket, lastBucket, advice -> take(advice, rows, found));
            rows.values().forEach(row -> found.add(wrong("LEFT_OVER", row, Optional.of(row))));
            return Outcome.accepted(found);
        });
        return switch (compared) {
            case Outcome.Accepted(var found) -> found;
            case Outcome.Refused(var refusals) ->
                throw new IllegalStateException("a check changes nothing: " + refusals);
        };
    }

    private void take(Advice advice, Map<Place, AdviceListEntry> rows, List<Wrong> found) {
        for (AdviceListEntry expected : AdviceListEntry.of(advice)) {
            AdviceListEntry row = rows.remove(Place.of(expected));
            if (row == null) {
                found.add(wrong("MISSING", expected, Optional.empty()));
            } else if (!row.equals(expected)) {
                found.add(wrong("DIFFERENT", expected, Optional.empty()));
            }
        }
    }

    /** @param stored a row that nothing accounts for */
    private Wrong wrong(String kind, AdviceListEntry entry, Optional<AdviceListEntry> stored) {
        String name = entry.side() == Side.PROVIDER ? "ADVICE_AND_GUIDANCE_REQUESTS" : "ACTIVE_ADVICE_REQUESTS";
        return new Wrong(
                kind + " " + name, () -> mend(entry.ubrn(), stored.stream().toList()));
    }

    /** Writes the rows of one conversation anew, under its lock: what was right stays as it was. */
    private Outcome<Ubrn> mend(Ubrn ubrn, List<AdviceListEntry> stored) {
        return transactions.write(changes -> {
            List<AdviceListEntry> wanted =
                    conversations.lock(ubrn).map(AdviceListEntry::of).orElse(List.of());
            AdviceListRows.bring(stored, wanted, changes);
            return Outcome.accepted(ubrn);
        });
    }
}
