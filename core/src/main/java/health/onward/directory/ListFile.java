package health.onward.directory;

import health.onward.identity.BusinessFunction;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the file of one code list: each value is checked by itself; what hangs together is {@link ReferenceRules}' matter. */
final class ListFile {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_]{0,99}");
    private static final Pattern BOOLEAN = Pattern.compile("true|false");
    private static final int MOST_DAYS = 366;
    /** Unattended callers, who hold no business function but are named by reasons. */
    private static final Set<String> APPLICATIONS =
            Set.of("PROVIDER_AUTHORISED_APPLICATION", "REFERRER_AUTHORISED_APPLICATION");

    private static final Set<String> FUNCTIONS = Stream.concat(
                    Stream.of(BusinessFunction.values()).map(Enum::name), APPLICATIONS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private ListFile() {}

    /** @return the concepts in the file's order; meaningless when {@code file} has problems */
    static List<Concept> concepts(CodeList list, CsvFile file) {
        Set<String> seen = CsvFile.seen();
        List<Concept> concepts = new ArrayList<>();
        for (CsvFile.Row row : file.rows()) {
            Concept concept = concept(list, row);
            row.unique("code", concept.code(), seen);
            concepts.add(concept);
        }
        return concepts;
    }

    static CsvFile read(CodeList list, String text) {
        List<String> columns = new ArrayList<>(List.of("code", "display", "effective_from", "effective_to"));
        columns.addAll(list.properties().keySet());
        return CsvFile.read(list.file(), new StringReader(text), columns);
    }

    private static Concept concept(CodeList list, CsvFile.Row row) {
        Map<String, String> properties = new LinkedHashMap<>();
        list.properties().forEach((column, kind) -> {
            String value = property(row, column, kind);
            if (!value.isEmpty()) {
                properties.put(column, value);
            }
        });
        Optional<LocalDate> from = row.day("effective_from");
        Optional<LocalDate> to = row.day("effective_to");
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            row.wrong("effective_to", "is before effective_from");
        }
        return new Concept(row.matching("code", CODE), row.text("display"), from, to, properties);
    }

    private static String property(CsvFile.Row row, String column, CodeList.Column kind) {
        return switch (kind) {
            case WORD, SPECIALTY_CODE -> row.matching(column, CODE);
            case OPTIONAL_WORD -> row.optional(column).isEmpty() ? "" : row.matching(column, CODE);
            case BOOLEAN -> row.matching(column, BOOLEAN);
            case DAYS -> Integer.toString(row.number(column, 0, MOST_DAYS));
            case FUNCTIONS -> functions(row, column);
        };
    }

    private static String functions(CsvFile.Row row, String column) {
        List<String> names = Stream.of(row.optional(column).split(" +"))
                .filter(name -> !name.isEmpty())
                .toList();
        names.stream()
                .filter(name -> !FUNCTIONS.contains(name))
                .forEach(name -> row.wrong(column, "(" + name + ") is not a business function"));
        return String.join(" ", names);
    }
}
