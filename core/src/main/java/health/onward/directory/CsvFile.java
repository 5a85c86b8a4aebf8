package health.onward.directory;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** An operator's CSV file, read whole; what is wrong with it is noted with its line and column. */
final class CsvFile {

    private static final int MOST_PROBLEMS = 50;
    private static final int LONGEST = 500;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final String name;
    private final List<Refusal> problems = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private CsvFile(String name) {
        this.name = name;
    }

    /** @param columns all that the file must have, in any order, and no others */
    static CsvFile read(String name, Reader text, List<String> columns) {
        var file = new CsvFile(name);
        try (CSVParser parser = FORMAT.parse(text)) {
            if (file.hasColumns(Set.copyOf(parser.getHeaderNames()), columns)) {
                file.readRows(parser, columns.size());
            }
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            file.wrong(1, "cannot be read as CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private boolean hasColumns(Set<String> found, List<String> wanted) {
        if (!found.equals(Set.copyOf(wanted))) {
            wrong(1, "must have exactly the columns " + String.join(",", wanted));
            return false;
        }
        return true;
    }

    private void readRows(CSVParser parser, int width) {
        for (CSVRecord record : parser) {
            long line = parser.getCurrentLineNumber();
            if (record.size() == width) {
                rows.add(new Row(line, record));
            } else {
                wrong(line, "has " + record.size() + " values instead of " + width);
            }
        }
        if (rows.isEmpty() && problems.isEmpty()) {
            wrong(1, "is followed by no rows");
        }
    }

    List<Row> rows() {
        return rows;
    }

    /** The first fifty: who gets the format wrong gets it wrong on every line. */
    List<Refusal> problems() {
        return problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
    }

    void wrong(long line, String sentence) {
        problems.add(new Refusal(RefusalCode.INVALID_VALUE, sentence, name + " line " + line));
    }

    final class Row {

        private final long line;
        private final CSVRecord values;

        private Row(long line, CSVRecord values) {
            this.line = line;
            this.values = values;
        }

        String text(String column) {
            String text = values.get(column).strip();
            if (text.isEmpty()) {
                wrong(column, "is empty");
            } else if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
                wrong(column, "is longer than " + LONGEST + " characters or has control characters");
            }
            return text;
        }

        String matching(String column, Pattern form) {
            String text = values.get(column).strip();
            if (!form.matcher(text).matches()) {
                wrong(column, "(" + text + ") does not look like " + form);
            }
            return text;
        }

        String optional(String column) {
            return values.get(column).strip();
        }

        Optional<LocalDate> day(String column) {
            String text = values.get(column).strip();
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                wrong(column, "(" + text + ") is not a date like 2026-04-01");
                return Optional.empty();
            }
        }

        int number(String column, int least, int most) {
            String text = values.get(column).strip();
            if (text.matches("-?[0-9]{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            wrong(column, "(" + text + ") is not a number from " + least + " to " + most);
            return least;
        }

        void unique(String column, String value, Set<String> seen) {
            if (!seen.add(value)) {
                wrong(column, "(" + value + ") is given twice");
            }
        }

        void wrong(String column, String sentence) {
            CsvFile.this.wrong(line, column + " " + sentence);
        }
    }

    static Set<String> seen() {
        return new HashSet<>();
    }
}
