package health.onward.directory;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The days beside weekends on which nobody works, held in memory: a handful a year, and every deadline is counted with them. */
public final class BankHolidays {

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
}
