package health.onward.directory;

import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Puts an operator's bank holidays into the place of those in use, all or nothing. What patients were told before stays as they
 * were told it.
 */
public final class BankHolidayImport implements Import {

    public static final String WHAT = "bank-holidays";

    private static final Format FORMAT = Format.csv("day", "name");
    private static final String PART = "holiday";
    private static final String[] VALUES = {"day", "name"};

    private final Input file;

    BankHolidayImport(Input file) {
        this.file = file;
    }

    @Override
    public String what() {
        return WHAT;
    }

    @Override
    public void read(ImportRun run) {
        run.stage(PART, file, FORMAT, row -> {
            row.text("day");
            String day = row.day("day").map(LocalDate::toString).orElse("");
            return Optional.of(new String[] {day, row.text("name")});
        });
    }

    @Override
    public void merge(ImportRun run) {
        run.alone("bank_holiday");
        run.checkUnique(PART, "day", VALUES);
        if (!run.sound()) {
            return;
        }
        String staged = run.staged(PART, VALUES);
        long before = run.count("select count(*) from bank_holiday");
        long removed = run.update("delete from bank_holiday where day not in (select day::date from " + staged + " s)");
        long written = run.update("""
                insert into bank_holiday as h (day, name) select day::date, name from %s s
                on conflict (day) do update set name = excluded.name where h.name <> excluded.name
                """.formatted(staged));
        long added = run.count("select count(*) from bank_holiday") - (before - removed);
        run.tally(added, written - added, removed);
    }
}
