package health.onward.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** One of the demo world's CSV files, row by row. */
final class Sheet {

    private Sheet() {}

    static List<Row> read(String name) {
        try (InputStream in = Sheet.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("demo/" + name + " is not on the class path");
            }
            var text = new InputStreamReader(in, StandardCharsets.UTF_8);
            var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true);
            return format.get().parse(text).stream().map(Row::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Row(CSVRecord record) {

        String text(String column) {
            return record.get(column);
        }

        Optional<String> optional(String column) {
            return Optional.of(record.get(column)).filter(text -> !text.isEmpty());
        }

        /** The words of a cell, which are separated by blanks. */
        List<String> words(String column) {
            return optional(column).map(text -> List.of(text.split(" "))).orElseGet(List::of);
        }

        long number(String column) {
            return Long.parseLong(record.get(column));
        }

        Optional<Integer> optionalNumber(String column) {
            return optional(column).map(Integer::valueOf);
        }

        boolean yes(String column) {
            return Boolean.parseBoolean(record.get(column));
        }
    }
}
