package health.onward.worklist;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored rows of all lists. One organisation's list is read in its order, row by row: one statement, one range of an index,
 * one snapshot, so that nothing is missed or shown twice while others write.
 */
public final class WorklistItems {

    /** Rows that the driver holds at a time. */
    private static final int AT_A_TIME = 500;

    private final JdbcClient jdbc;

    public WorklistItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only inside a transaction: outside of one, the driver would take in the whole list at once. */
    void fetch(WorklistPart part, Instant now, Consumer<WorklistRow> each) {
        WorklistSelection selection = WorklistSelection.of(part, now);
        jdbc.sql(WorklistColumns.READ + selection.where() + WorklistSelection.ORDER)
                .withFetchSize(AT_A_TIME)
                .params(selection.values())
                .query((ResultSet row) -> each.accept(WorklistColumns.read(row)));
    }

    /** At most so many rows, from the first or from after a place. */
    List<WorklistRow> page(WorklistPart part, Optional<WorklistPlace> after, int most, Instant now) {
        WorklistSelection selection = WorklistSelection.of(part, now);
        after.ifPresent(selection::after);
        return jdbc.sql(WorklistColumns.READ + selection.where() + WorklistSelection.ORDER + " limit ?")
                .params(selection.values())
                .param(most)
                .query((row, n) -> WorklistColumns.read(row))
                .list();
    }

    /** How many there are on each of these lists; an empty list is not in the answer. */
    Map<Worklist, Long> counts(
            Set<Worklist> lists, OdsCode organisation, Optional<Set<ServiceId>> services, Instant now) {
        Map<Worklist, Long> counts = new EnumMap<>(Worklist.class);
        Long[] numbers = services.map(WorklistSelection::numbers).orElse(null);
        jdbc.sql("""
                select list, count(*) as entries from worklist_item
                where org_id = ? and list = any(?) and (leaves_at is null or leaves_at > ?)
                  and (?::bigint[] is null or service_id is null or service_id = any(?::bigint[]))
                group by list
                """)
                .param(organisation.value())
                .param(lists.stream().map(Enum::name).toArray(String[]::new))
                .param(Timestamp.from(now))
                .param(numbers)
                .param(numbers)
                .query((row, n) -> Map.entry(Worklist.valueOf(row.getString("list")), row.getLong("entries")))
                .list()
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** Every stored row of a range of buckets, whichever list and organisation it belongs to. */
    void each(int firstBucket, int lastBucket, Consumer<WorklistEntry> each) {
        jdbc.sql(WorklistColumns.READ + """
                where bucket between ? and ?
                -- scatter-ok: a job that walks all data, a range of buckets at a time
                """)
                .withFetchSize(AT_A_TIME)
                .param(firstBucket)
                .param(lastBucket)
                .query((ResultSet row) -> each.accept(WorklistColumns.read(row).entry()));
    }
}
