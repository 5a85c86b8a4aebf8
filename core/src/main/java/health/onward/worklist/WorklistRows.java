package health.onward.worklist;

import health.onward.platform.Changes;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralSubscriber;
import java.util.List;

/**
 * Keeps the lists with every stored change to a referral, in the same transaction: takes off the rows it has left, puts the
 * rows it is on. A row that moves to another organisation is taken off and put, for its key never changes.
 */
public final class WorklistRows implements ReferralSubscriber {

    @Override
    public void on(ReferralChange change, Changes changes) {
        List<WorklistEntry> before = change.before().map(WorklistEntry::of).orElse(List.of());
        List<WorklistEntry> after = WorklistEntry.of(change.after());
        for (WorklistEntry left : before) {
            if (after.stream().noneMatch(left::sameRow)) {
                changes.add(WorklistColumns.REMOVE, WorklistColumns.remove(left));
            }
        }
        for (WorklistEntry entry : after) {
            changes.add(WorklistColumns.PUT, WorklistColumns.put(entry, change.at()));
        }
    }
}
