package health.onward.advice;

import health.onward.platform.Changes;
import java.util.List;

/** Keeps both sides' lists with every stored change to a conversation, in the same transaction (A023; domain rules 7.2, 7.3). */
public final class AdviceListRows {

    private AdviceListRows() {}

    static void on(AdviceChange change, Changes changes) {
        List<AdviceListEntry> before = change.before().map(AdviceListEntry::of).orElse(List.of());
        bring(before, AdviceListEntry.of(change.after()), changes);
    }

    /** Takes off the rows that should not be there, puts those that should, whatever they told before. */
    public static void bring(List<AdviceListEntry> there, List<AdviceListEntry> wanted, Changes changes) {
        for (AdviceListEntry left : there) {
            if (wanted.stream().noneMatch(left::samePlace)) {
                changes.add(AdviceListColumns.REMOVE, AdviceListColumns.remove(left));
            }
        }
        wanted.forEach(entry -> changes.add(AdviceListColumns.PUT, AdviceListColumns.put(entry)));
    }
}
