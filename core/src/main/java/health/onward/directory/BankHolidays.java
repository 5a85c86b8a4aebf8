package health.onward.directory;

import health.onward.platform.Changes;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The days beside weekends on which nobody works, held in memory: a handful a year, and every deadline is counted with them. */
public final class BankHolidays {

    record Holiday(LocalDate day, String name) {}

    private final JdbcClient jdbc;
    private volatile WorkingDays calendar = new WorkingDays(Set.of());

    public BankHolidays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void refresh() {
        calendar =
                new WorkingDays(jdbc
                        .sql("select day from bank_holiday")
                        .query((row, n) -> row.getObject("day", LocalDate.class))
                        .list()
                        .stream()
                        .collect(Collectors.toSet()));
    }

    public WorkingDays calendar() {
        return calendar;
    }

    /** In the place of all; {@link #refresh} once it is committed. */
    void replace(List<Holiday> holidays, Changes changes) {
        // Two imports at once would mix their days.
        jdbc.sql("lock table bank_holiday in share row exclusive mode").update();
        changes.add("delete from bank_holiday");
        changes.add(
                """
                insert into bank_holiday (day, name)
                select day::date, name from unnest(?::text[], ?::text[]) as h (day, name)
                """,
                holidays.stream().map(h -> h.day().toString()).toArray(String[]::new),
                holidays.stream().map(Holiday::name).toArray(String[]::new));
    }
}
