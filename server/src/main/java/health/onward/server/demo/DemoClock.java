package health.onward.server.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's time: real time and an offset that can be moved, and that a restart remembers. Tokens do not follow it. */
public final class DemoClock extends Clock {

    private static final String SETTING = "clock-offset";

    private final Clock real;
    private final DataSource database;
    private volatile Duration offset;

    private DemoClock(Clock real, DataSource database, Duration offset) {
        this.real = real;
        this.database = database;
        this.offset = offset;
    }

    /** The clock as it was left in a database. */
    public static DemoClock in(DataSource database, Clock real) {
        Duration offset = JdbcClient.create(database)
                .sql("select value from setting where name = ?")
                .param(SETTING)
                .query(String.class)
                .optional()
                .map(Duration::parse)
                .orElse(Duration.ZERO);
        return new DemoClock(real, database, offset);
    }

    public synchronized void moveTo(Instant now) {
        move(Duration.between(real.instant(), now));
    }

    public synchronized void advance(Duration by) {
        move(offset.plus(by));
    }

    private void move(Duration to) {
        keep(to, database);
        offset = to;
    }

    /** Writes the offset into another database too: one that is about to take the place of ours. */
    public void keepIn(DataSource other) {
        keep(offset, other);
    }

    private static void keep(Duration offset, DataSource where) {
        JdbcClient.create(where)
                .sql(
                        "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value")
                .param(SETTING)
                .param(offset.toString())
                .update();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("the house keeps its time in UTC");
    }
}
