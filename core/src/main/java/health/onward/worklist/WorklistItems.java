package health.onward.worklist;

import health.onward.identity.ServiceId;
import health.onward.worklist.WorklistRequest.Allocation;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stored rows of all lists. One organisation's list is read oldest entry first, row by row: one statement, one range of an
 * index, one snapshot, so that nothing is missed or shown twice while others write.
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
        var sql = new StringBuilder(WorklistColumns.READ);
        List<Object> values = new ArrayList<>();
        // Nobody writes anything when an appointment begins: what has left the list by then is passed over here.
        sql.append("where org_id = ? and list = ? and (leaves_at is null or leaves_at > ?)");
        values.addAll(List.of(part.organisation().value(), part.list().name(), Timestamp.from(now)));
        part.services().ifPresent(services -> {
            sql.append(" and service_id = any(?)");
            values.add(numbers(services));
        });
        part.specialty().ifPresent(specialty -> {
            sql.append(" and specialty = ?");
            values.add(specialty);
        });
        switch (part.clinician()) {
            case Allocation.Any() -> {}
            case Allocation.Nobody() -> sql.append(" and clinician is null");
            case Allocation.To(var clinician) -> {
                sql.append(" and clinician = ?");
                values.add(clinician.value());
            }
        }
        sql.append(" order by entered_at, bucket, ubrn");
        jdbc.sql(sql.toString())
                .withFetchSize(AT_A_TIME)
                .params(values)
                .query((ResultSet row) -> each.accept(WorklistColumns.read(row)));
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

    private static Long[] numbers(Set<ServiceId> services) {
        return services.stream().map(ServiceId::value).sorted().toArray(Long[]::new);
    }
}
