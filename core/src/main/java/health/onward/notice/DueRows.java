package health.onward.notice;

import health.onward.platform.Changes;
import health.onward.referral.Ubrn;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row a referral: the day on which something is next to be told, and what has been. */
public final class DueRows {

    /** @param next absent while nothing is to be told */
    record Row(Optional<LocalDate> next, Set<String> given) {

        static final Row NONE = new Row(Optional.empty(), Set.of());
    }

    private final JdbcClient jdbc;

    public DueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those whose day has come, the longest due first. */
    List<Ubrn> find(LocalDate today, int most) {
        return jdbc.sql("""
                -- scatter-ok: a sweep by an index of each shard
                select ubrn from notice_due where due_on <= ? order by due_on limit ?
                """)
                .params(Date.valueOf(today), most)
                .query((row, n) -> new Ubrn(row.getLong(1)))
                .list();
    }

    Row of(Ubrn ubrn) {
        return jdbc.sql("select due_on, given from notice_due where bucket = ? and ubrn = ?")
                .params(ubrn.bucket(), ubrn.number())
                .query((row, n) -> row(row))
                .optional()
                .orElse(Row.NONE);
    }

    /** All of a range of buckets, both ends included. */
    Map<Ubrn, Row> of(int firstBucket, int lastBucket) {
        Map<Ubrn, Row> rows = new HashMap<>();
        jdbc.sql("""
                select ubrn, due_on, given from notice_due where bucket between ? and ?
                -- scatter-ok: a job that walks all data, a range of buckets at a time
                """).withFetchSize(500).params(firstBucket, lastBucket).query((ResultSet row) -> {
            rows.put(new Ubrn(row.getLong("ubrn")), row(row));
        });
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(Optional.ofNullable(row.getObject("due_on", LocalDate.class)), Set.of((String[])
                row.getArray("given").getArray()));
    }

    /** What has been told stays as it is: a change of the referral does not know it. */
    static void next(Ubrn ubrn, Optional<LocalDate> day, Changes changes) {
        changes.add("""
                insert into notice_due (bucket, ubrn, due_on) values (?, ?, ?)
                on conflict (bucket, ubrn) do update set due_on = excluded.due_on
                """, ubrn.bucket(), ubrn.number(), day.orElse(null));
    }

    static void told(Ubrn ubrn, Row row, Changes changes) {
        changes.add(
                "update notice_due set due_on = ?, given = ? where bucket = ? and ubrn = ?",
                row.next().orElse(null),
                row.given().stream().sorted().toArray(String[]::new),
                ubrn.bucket(),
                ubrn.number());
    }
}
