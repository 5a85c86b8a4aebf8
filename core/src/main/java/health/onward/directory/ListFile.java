package health.onward.directory;

import health.onward.identity.BusinessFunction;
import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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

    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_]{0,99}");
    static final String SAID = "a code: capital letters, digits and underscores, 100 at most";

    private static final int MOST_DAYS = 366;
    /** Lists are held in memory by every server, and given whole to whoever asks (A004). */
    private static final int MOST_CODES = 20_000;
    /** Also those of unattended callers, whom reasons name; patients are told theirs by the type of the reason. */
    private static final Set<String> FUNCTIONS = Stream.of(BusinessFunction.values())
            .filter(function -> function != BusinessFunction.PATIENT)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private ListFile() {}

    /** @return the concepts in the file's order; meaningless when the run has problems */
    static List<Concept> read(CodeList list, Input file, ImportRun run) {
        List<String> columns = new ArrayList<>(List.of("code", "display", "effective_from", "effective_to"));
        columns.addAll(list.properties().keySet());
        Map<String, Long> seen = new HashMap<>();
        List<Concept> concepts = new ArrayList<>();
        run.read(file, Format.csv(columns), row -> {
            if (seen.size() == MOST_CODES) {
                row.wrong("is one too many: a list has at most " + MOST_CODES + " codes");
            }
            if (seen.size() <= MOST_CODES) {
                Concept concept = concept(list, row);
                Long first = seen.putIfAbsent(concept.code(), row.line());
                if (first != null) {
                    row.wrong("code", "(" + concept.code() + ") is given twice, first on line " + first);
                }
                concepts.add(concept);
            }
        });
        return concepts;
    }

    private static Concept concept(CodeList list, Row row) {
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
        return new Concept(row.matching("code", CODE, SAID), row.text("display"), from, to, properties);
    }

    private static String property(Row row, String column, CodeList.Column kind) {
        return switch (kind) {
            case WORD, SPECIALTY_CODE -> row.matching(column, CODE, SAID);
            case OPTIONAL_WORD -> row.optionalMatching(column, CODE, SAID);
            case BOOLEAN -> String.valueOf(row.yes(column));
            case DAYS -> Integer.toString(row.number(column, 0, MOST_DAYS));
            case FUNCTIONS -> String.join(" ", row.words(column, FUNCTIONS));
        };
    }
}
