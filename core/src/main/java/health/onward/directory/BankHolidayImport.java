package health.onward.directory;

import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts an operator's bank holidays into the place of those in use, all or nothing. What patients were told before stays as they
 * were told it.
 */
public final class BankHolidayImport {

    private static final String FILE = "bank-holiday.csv";

    private final Transactions transactions;
    private final BankHolidays holidays;

    BankHolidayImport(Transactions transactions, BankHolidays holidays) {
        this.transactions = transactions;
        this.holidays = holidays;
    }

    /** Accepted with the number of days; refused with what is wrong, each with its line. */
    public Outcome<Integer> replace(String text) {
        CsvFile file = CsvFile.read(FILE, new StringReader(text), List.of("day", "name"));
        List<BankHolidays.Holiday> read = read(file);
        Outcome<Integer> outcome = file.problems().isEmpty()
                ? transactions.write(changes -> replace(read, changes))
                : new Outcome.Refused<>(file.problems());
        holidays.refresh();
        return outcome;
    }

    void loadMissing() {
        holidays.refresh();
        if (holidays.calendar().holidays().isEmpty()) {
            ShippedFile.mustBeAccepted(replace(ShippedFile.text(FILE)));
        }
    }

    private static List<BankHolidays.Holiday> read(CsvFile file) {
        Set<String> seen = CsvFile.seen();
        List<BankHolidays.Holiday> read = new ArrayList<>();
        for (CsvFile.Row row : file.rows()) {
            String said = row.text("day");
            row.unique("day", said, seen);
            String name = row.text("name");
            row.day("day").ifPresent(day -> read.add(new BankHolidays.Holiday(day, name)));
        }
        return read;
    }

    private Outcome<Integer> replace(List<BankHolidays.Holiday> read, Changes changes) {
        holidays.replace(read, changes);
        return Outcome.accepted(read.size());
    }
}
