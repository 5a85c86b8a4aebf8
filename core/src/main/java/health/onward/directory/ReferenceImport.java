package health.onward.directory;

import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts code lists into the place of those in use: the ones that come with the house into an empty database, and an operator's
 * own, in the same format, at any time. Files that must agree (specialties with their clinic types) are given together. All of
 * it is taken or nothing.
 */
public final class ReferenceImport {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ReferenceData data;
    private final ClinicalTerms terms;

    ReferenceImport(JdbcClient jdbc, Transactions transactions, ReferenceData data, ClinicalTerms terms) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.data = data;
        this.terms = terms;
    }

    /** Accepted with the number of codes; refused with what is wrong, each with file and line. */
    public Outcome<Integer> replace(Map<CodeList, String> files) {
        return put(files, Set.of(CodeList.values()));
    }

    /** The lists that come with the house, for those that are empty here. */
    void loadMissing() {
        data.refresh();
        Map<CodeList, String> missing = new EnumMap<>(CodeList.class);
        for (CodeList list : empty()) {
            missing.put(list, ShippedFile.text(list.file()));
        }
        if (!missing.isEmpty()) {
            ShippedFile.mustBeAccepted(put(missing, Set.of()));
        }
    }

    /** @param replaceable the lists that may be replaced; another one is written only if it is empty */
    private Outcome<Integer> put(Map<CodeList, String> files, Set<CodeList> replaceable) {
        Map<CodeList, List<Concept>> read = new EnumMap<>(CodeList.class);
        List<Refusal> problems = new ArrayList<>();
        files.forEach((list, text) -> {
            CsvFile file = ListFile.read(list, text);
            read.put(list, ListFile.concepts(list, file));
            problems.addAll(file.problems());
        });
        Outcome<Integer> outcome = problems.isEmpty()
                ? transactions.write(changes -> put(read, replaceable, changes))
                : new Outcome.Refused<>(problems);
        data.refresh();
        return outcome;
    }

    private Outcome<Integer> put(Map<CodeList, List<Concept>> read, Set<CodeList> replaceable, Changes changes) {
        // Two imports at once would mix their codes.
        jdbc.sql("lock table code_concept in share row exclusive mode").update();
        data.refresh();
        terms.refresh();
        Map<CodeList, List<Concept>> taken = new EnumMap<>(read);
        Set<CodeList> empty = empty();
        taken.keySet().removeIf(list -> !replaceable.contains(list) && !empty.contains(list));
        Map<CodeList, Collection<Concept>> after = new EnumMap<>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            after.put(list, taken.getOrDefault(list, List.copyOf(data.concepts(list))));
        }
        List<Refusal> problems = ReferenceRules.problems(after, used(), terms.all());
        if (!problems.isEmpty()) {
            return new Outcome.Refused<>(problems);
        }
        taken.forEach((list, concepts) -> write(list, concepts, changes));
        return Outcome.accepted(taken.values().stream().mapToInt(List::size).sum());
    }

    private Set<CodeList> empty() {
        Set<CodeList> empty = new HashSet<>(Set.of(CodeList.values()));
        empty.removeIf(list -> !data.concepts(list).isEmpty());
        return empty;
    }

    private Map<CodeList, Set<String>> used() {
        Map<CodeList, Set<String>> used = new EnumMap<>(CodeList.class);
        jdbc.sql("""
                select distinct 'SPECIALTY' as list, specialty as code from service
                union all select distinct 'CLINIC_TYPE', clinic_type from service_clinic_type
                """)
                .query((row, n) -> used.computeIfAbsent(
                                CodeList.valueOf(row.getString("list")), list -> new HashSet<>())
                        .add(row.getString("code")))
                .list();
        return used;
    }

    private static void write(CodeList list, List<Concept> concepts, Changes changes) {
        changes.add("delete from code_concept where list = ?", list.name());
        changes.add(
                """
                insert into code_concept (list, code, display, position, effective_from, effective_to, properties)
                select ?, code, display, position - 1, nullif(effective_from, '')::date, nullif(effective_to, '')::date,
                       properties::jsonb
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                  as c (code, display, effective_from, effective_to, properties, position)
                """,
                list.name(),
                column(concepts, Concept::code),
                column(concepts, Concept::display),
                column(concepts, c -> c.effectiveFrom().map(Object::toString).orElse("")),
                column(concepts, c -> c.effectiveTo().map(Object::toString).orElse("")),
                column(concepts, c -> JSON.writeValueAsString(c.properties())));
    }

    private static String[] column(List<Concept> concepts, Function<Concept, String> value) {
        return concepts.stream().map(value).toArray(String[]::new);
    }
}
