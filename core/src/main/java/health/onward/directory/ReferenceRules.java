package health.onward.directory;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between the lists, and between them and the services, after an import. */
final class ReferenceRules {

    private ReferenceRules() {}

    /**
     * @param after every list as it would be
     * @param used the codes that services name; a code in use may end, but not vanish
     * @param terms the clinical terms that are kept
     */
    static List<Refusal> problems(
            Map<CodeList, Collection<Concept>> after, Map<CodeList, Set<String>> used, Collection<ClinicalTerm> terms) {
        Set<String> specialties = codes(after, CodeList.SPECIALTY);
        Set<String> clinicTypes = codes(after, CodeList.CLINIC_TYPE);
        List<Refusal> problems = new ArrayList<>();
        for (Concept clinicType : after.getOrDefault(CodeList.CLINIC_TYPE, List.of())) {
            String specialty = clinicType.property("specialty").orElse("");
            if (!specialties.contains(specialty)) {
                problems.add(problem(CodeList.SPECIALTY, specialty, "clinic type " + clinicType.code()));
            }
        }
        for (ClinicalTerm term : terms) {
            if (!specialties.contains(term.specialty())) {
                problems.add(problem(CodeList.SPECIALTY, term.specialty(), "clinical term " + term.id()));
            }
            if (!clinicTypes.contains(term.clinicType())) {
                problems.add(problem(CodeList.CLINIC_TYPE, term.clinicType(), "clinical term " + term.id()));
            }
        }
        used.forEach((list, codes) -> codes.stream()
                .filter(code -> !codes(after, list).contains(code))
                .forEach(code -> problems.add(problem(list, code, "a service"))));
        Set<String> priorities = codes(after, CodeList.PRIORITY);
        for (Priority priority : Priority.values()) {
            if (!priorities.contains(priority.name())) {
                problems.add(problem(CodeList.PRIORITY, priority.name(), "the house itself"));
            }
        }
        return problems;
    }

    private static Set<String> codes(Map<CodeList, Collection<Concept>> lists, CodeList list) {
        return lists.getOrDefault(list, List.of()).stream().map(Concept::code).collect(Collectors.toSet());
    }

    private static Refusal problem(CodeList list, String code, String by) {
        return new Refusal(RefusalCode.INVALID_VALUE, "has no code " + code + ", which " + by + " names", list.file());
    }
}
