package health.onward.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one command, collected while it decides and sent to the database in one trip before the commit. Order is
 * kept: referral, then slot, worklist, ledger, audit (the lock order of the house).
 */
public final class Changes {

    /**
     * @param rows how many rows the statement must touch, or -1 for any number
     * @param otherwise what the caller is told when it touched another number: somebody was faster
     */
    record Change(
            String sql,
            List<@Nullable Object> values,
            int rows,
            @Nullable Refusal otherwise) {}

    private final List<Change> changes = new ArrayList<>();

    /** Adds a statement with {@code ?} for each value. Values are those the PostgreSQL driver takes, instants included. */
    public void add(String sql, @Nullable Object... values) {
        changes.add(new Change(sql, listOf(values), -1, null));
    }

    /** Adds a statement that must touch exactly one row; if it does not, the whole command is refused with {@code otherwise}. */
    public void expectOne(Refusal otherwise, String sql, @Nullable Object... values) {
        changes.add(new Change(sql, listOf(values), 1, otherwise));
    }

    List<Change> inOrder() {
        return changes;
    }

    private static List<@Nullable Object> listOf(@Nullable Object[] values) {
        List<@Nullable Object> list = new ArrayList<>(values.length);
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }
}
