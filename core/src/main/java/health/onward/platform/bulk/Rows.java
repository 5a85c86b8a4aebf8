package health.onward.platform.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a file row by row, never whole, and notes what is wrong with it as a file; the values are for the reader of each row. */
final class Rows {

    private static final int BYTE_ORDER_MARK = 3;
    private static final char NUL = '\u0000';
    private static final char NOT_UTF_8 = '\uFFFD';

    private final String name;
    private final Format format;
    private final Problems problems;
    /** The last line of what could be read as CSV. */
    private long read;

    private Rows(String name, Format format, Problems problems) {
        this.name = name;
        this.format = format;
        this.problems = problems;
    }

    static void read(Input input, InputStream bytes, Format format, Problems problems, Consumer<Row> each)
            throws IOException {
        new Rows(input.name(), format, problems).read(bytes, each);
    }

    private void read(InputStream bytes, Consumer<Row> each) throws IOException {
        var marked = new PushbackInputStream(bytes, BYTE_ORDER_MARK);
        if (isUtf16(marked)) {
            problems.add(name, 1, "is not UTF-8 but UTF-16 text: save it as UTF-8");
            return;
        }
        var text = new RecordReader(new InputStreamReader(marked, StandardCharsets.UTF_8));
        try (CSVParser parser =
                CSVParser.builder().setReader(text).setFormat(format.syntax()).get()) {
            read(parser, text, each);
        }
    }

    private void read(CSVParser parser, RecordReader text, Consumer<Row> each) throws IOException {
        try {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                problems.add(name, 1, "is empty: its first line must name the columns " + format.firstLine());
                return;
            }
            CSVRecord header = records.next();
            read = parser.getCurrentLineNumber();
            Map<String, Integer> places = isText(header, 1) ? places(header) : Map.of();
            if (!places.isEmpty()) {
                readRows(parser, records, header.size(), places, text, each);
            }
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof RecordReader.TooLong) && !(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            problems.add(name, read + 1, sentence(e.getCause()));
        }
    }

    private void readRows(
            CSVParser parser,
            Iterator<CSVRecord> records,
            int width,
            Map<String, Integer> places,
            RecordReader text,
            Consumer<Row> each) {
        boolean any = false;
        text.nextRecord();
        while (records.hasNext()) {
            CSVRecord record = records.next();
            text.nextRecord();
            any = true;
            read = parser.getCurrentLineNumber();
            long line = read - breaksIn(record);
            if (record.size() != width) {
                problems.add(
                        name,
                        line,
                        "has " + record.size() + " values instead of " + width
                                + ": is a separator missing, or a quote around a value that has one?");
            } else if (isText(record, line)) {
                each.accept(new Row(name, line, record, places, problems));
            }
        }
        if (!any) {
            problems.add(name, 1, "is followed by no rows: a file without rows changes nothing");
        }
    }

    /** Where our columns are; empty when the file does not have them, which is noted. */
    private Map<String, Integer> places(CSVRecord header) {
        long before = problems.count();
        Map<String, Integer> found = new HashMap<>();
        List<String> twice = new ArrayList<>();
        for (int n = 0; n < header.size(); n++) {
            String column = header.get(n).strip().toLowerCase(Locale.ROOT);
            if (found.put(column, n) != null) {
                twice.add(column);
            }
        }
        Map<String, Integer> places = new HashMap<>();
        Set<String> known = new HashSet<>();
        List<String> missing = new ArrayList<>();
        format.columns().forEach((column, as) -> {
            List<String> there = as.headers().stream()
                    .map(one -> one.toLowerCase(Locale.ROOT))
                    .filter(found::containsKey)
                    .toList();
            known.addAll(there);
            if (!there.isEmpty()) {
                places.put(column, found.get(there.getFirst()));
            } else if (as.required()) {
                missing.add(String.join(" or ", as.headers()));
            }
        });
        twice.removeIf(column -> format.othersAllowed() && !known.contains(column));
        tell(
                header,
                missing,
                twice,
                found.keySet().stream()
                        .filter(column -> !known.contains(column) && !format.othersAllowed())
                        .toList());
        return problems.count() == before ? places : Map.of();
    }

    private void tell(CSVRecord header, List<String> missing, List<String> twice, List<String> unknown) {
        String first = header.stream().collect(Collectors.joining(","));
        if (!missing.isEmpty()
                && header.size() == 1
                && format.unknownSeparator(first).isPresent()) {
            problems.add(name, 1, format.unknownSeparator(first).get());
            return;
        }
        missing.forEach(column -> problems.add(
                name, 1, "has no column " + column + ": its first line must name the columns " + format.firstLine()));
        twice.forEach(column -> problems.add(name, 1, "has the column " + column + " twice: take one away"));
        unknown.stream()
                .sorted()
                .forEach(column -> problems.add(
                        name,
                        1,
                        "has a column '" + column + "' that is not known: take it away; known are "
                                + format.firstLine()));
    }

    private boolean isText(CSVRecord record, long line) {
        for (String value : record) {
            if (value.indexOf(NOT_UTF_8) >= 0) {
                problems.add(name, line, "has bytes that are not UTF-8 text: save the file as UTF-8");
                return false;
            }
            if (value.chars().anyMatch(c -> c == NUL || (Character.isISOControl(c) && !Character.isWhitespace(c)))) {
                problems.add(
                        name, line, "has a control character, such as U+0000: take it away, or save the file as UTF-8");
                return false;
            }
        }
        return true;
    }

    private static long breaksIn(CSVRecord record) {
        long breaks = 0;
        for (String value : record) {
            breaks += value.chars().filter(c -> c == '\n').count();
        }
        return breaks;
    }

    private static String sentence(IOException e) {
        if (e instanceof RecordReader.TooLong) {
            return String.valueOf(e.getMessage());
        }
        return String.valueOf(e.getMessage()).contains("EOF reached")
                ? "opens a quote (\") that is never closed: close it, or double a quote that belongs to the value"
                : "has something between a closing quote and the next separator: put quotes around the whole value, and"
                        + " double those inside";
    }

    /** Takes the byte order mark of UTF-8 away; UTF-16 has one that says so. */
    private static boolean isUtf16(PushbackInputStream bytes) throws IOException {
        byte[] first = bytes.readNBytes(BYTE_ORDER_MARK);
        boolean utf8 = first.length == BYTE_ORDER_MARK
                && first[0] == (byte) 0xEF
                && first[1] == (byte) 0xBB
                && first[2] == (byte) 0xBF;
        if (!utf8) {
            bytes.unread(first);
        }
        return first.length >= 2
                && ((first[0] == (byte) 0xFF && first[1] == (byte) 0xFE)
                        || (first[0] == (byte) 0xFE && first[1] == (byte) 0xFF));
    }
}
