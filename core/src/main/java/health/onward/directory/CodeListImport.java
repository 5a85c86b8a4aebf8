package health.onward.directory;

import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts code lists into the place of those in use: the ones that come with the house into an empty database, and an operator's
 * own, in the same format, at any time. Files that must agree (specialties with their clinic types) are given together. All of
 * it is taken or nothing.
 */
public final class CodeListImport implements Import {

    public static final String WHAT = "reference";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<CodeList, Input> files;
    private final ReferenceData data;
    private final ClinicalTerms terms;
    private final boolean onlyEmpty;
    private final Map<CodeList, List<Concept>> read = new EnumMap<>(CodeList.class);

    private CodeListImport(Map<CodeList, Input> files, ReferenceData data, ClinicalTerms terms, boolean onlyEmpty) {
        this.files = files;
        this.data = data;
        this.terms = terms;
        this.onlyEmpty = onlyEmpty;
    }

    static CodeListImport replacing(Map<CodeList, Input> files, ReferenceData data, ClinicalTerms terms) {
        return new CodeListImport(files, data, terms, false);
    }

    /** Leaves alone what is there when it comes to writing: two servers may start at once. */
    static CodeListImport filling(Map<CodeList, Input> files, ReferenceData data, ClinicalTerms terms) {
        return new CodeListImport(files, data, terms, true);
    }

    @Override
    public String what() {
        return WHAT;
    }

    @Override
    public void read(ImportRun run) {
        read.clear();
        files.forEach((list, file) -> read.put(list, ListFile.read(list, file, run)));
    }

    @Override
    public void merge(ImportRun run) {
        run.alone("code_concept");
        data.refresh();
        terms.refresh();
        Map<CodeList, List<Concept>> taken = new EnumMap<>(read);
        taken.keySet().removeIf(list -> onlyEmpty && !data.concepts(list).isEmpty());
        Map<CodeList, Collection<Concept>> after = new EnumMap<>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            after.put(list, taken.getOrDefault(list, List.copyOf(data.concepts(list))));
        }
        ReferenceRules.problems(after, used(run), terms.all())
                .forEach(problem -> run.wrong(Objects.requireNonNull(problem.where()), problem.sentence()));
        if (run.sound()) {
            taken.forEach((list, concepts) -> write(list, concepts, run));
        }
    }

    private static Map<CodeList, Set<String>> used(ImportRun run) {
        Map<CodeList, Set<String>> used = new EnumMap<>(CodeList.class);
        run.list(
                """
                select distinct 'SPECIALTY' as list, specialty as code from service
                union all select distinct 'CLINIC_TYPE', clinic_type from service_clinic_type
                """,
                (row, n) -> used.computeIfAbsent(CodeList.valueOf(row.getString("list")), list -> new HashSet<>())
                        .add(row.getString("code")));
        return used;
    }

    private void write(CodeList list, List<Concept> concepts, ImportRun run) {
        count(list, concepts, run);
        run.update("delete from code_concept where list = ?", list.name());
        run.update(
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

    private void count(CodeList list, List<Concept> concepts, ImportRun run) {
        Map<String, Concept> before = new HashMap<>();
        data.concepts(list).forEach(concept -> before.put(concept.code(), concept));
        long known = concepts.stream().filter(c -> before.containsKey(c.code())).count();
        long same =
                concepts.stream().filter(c -> c.equals(before.get(c.code()))).count();
        run.tally(concepts.size() - known, known - same, before.size() - known);
    }

    private static String[] column(List<Concept> concepts, Function<Concept, String> value) {
        return concepts.stream().map(value).toArray(String[]::new);
    }
}
