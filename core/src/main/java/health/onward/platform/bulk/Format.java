package health.onward.platform.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * How a kind of file is written and which columns it has, in any order.
 *
 * @param columns by our name
 * @param othersAllowed whether more columns may stand beside ours: they are not read
 */
public record Format(CSVFormat syntax, Map<String, Column> columns, boolean othersAllowed) {

    /** @param headers what it may be called in a file; the first one found counts */
    record Column(List<String> headers, boolean required) {}

    /** Commas, quotes where needed, and exactly these columns. */
    public static Format csv(String... required) {
        return csv(List.of(required));
    }

    public static Format csv(List<String> required) {
        CSVFormat syntax = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        return new Format(syntax, Map.of(), false).and(required, true);
    }

    /** Tabs and no quotes, as in the release files of SNOMED CT; other columns are not read. */
    public static Format tabs(String... required) {
        CSVFormat syntax = CSVFormat.TDF
                .builder()
                .setQuote(null)
                .setIgnoreSurroundingSpaces(false)
                .setIgnoreEmptyLines(true)
                .get();
        return new Format(syntax, Map.of(), true).and(List.of(required), true);
    }

    /** Columns that a file may leave out: their values are empty then. */
    public Format optional(String... names) {
        return and(List.of(names), false);
    }

    /** A column that publishers call by several names. */
    public Format named(String name, boolean required, String... headers) {
        return with(name, new Column(List.of(headers), required), othersAllowed);
    }

    public Format besideOthers() {
        return new Format(syntax, columns, true);
    }

    Optional<String> unknownSeparator(String header) {
        boolean commas = syntax.getDelimiterString().equals(",");
        if (commas && header.contains(";")) {
            return Optional.of("its columns are separated by semicolons: save it with commas");
        }
        if (commas && header.contains("\t")) {
            return Optional.of("its columns are separated by tabs: save it with commas");
        }
        return !commas && header.contains(",")
                ? Optional.of("its columns are separated by commas: it must have tabs, as it was released")
                : Optional.empty();
    }

    /** All columns, as a person would write the first line. */
    String firstLine() {
        return columns.keySet().stream().collect(Collectors.joining(syntax.getDelimiterString()));
    }

    private Format and(List<String> names, boolean required) {
        Format more = this;
        for (String name : names) {
            more = more.with(name, new Column(List.of(name), required), othersAllowed);
        }
        return more;
    }

    private Format with(String name, Column column, boolean others) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new Format(syntax, java.util.Collections.unmodifiableMap(more), others);
    }
}
