package health.onward.directory;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.ORGANISATION_IS_CLOSED;
import static health.onward.platform.RefusalCode.ORGANISATION_NOT_APPROPRIATE;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.SNOMED_NOT_FOUND;

import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether everything that a definition names exists and can be named there (domain rules 1.3, 3.1, 3.2). */
final class NamedThingsRules {

    private final ServiceDefinition definition;
    private final DefinitionFacts facts;
    private final List<Refusal> problems = new ArrayList<>();

    private NamedThingsRules(ServiceDefinition definition, DefinitionFacts facts) {
        this.definition = definition;
        this.facts = facts;
    }

    static List<Refusal> problems(ServiceDefinition definition, DefinitionFacts facts) {
        var rules = new NamedThingsRules(definition, facts);
        rules.organisations();
        rules.subject();
        definition.clinicians().stream()
                .sorted(Comparator.comparing(UserId::value))
                .flatMap(user -> Optional.ofNullable(facts.unfit().get(user)).stream())
                .forEach(rules.problems::add);
        if (facts.nameTaken()) {
            rules.wrong(INAPPROPRIATE_VALUE, "name", "is the name of another service of this provider");
        }
        return rules.problems;
    }

    private void organisations() {
        known(facts.provider(), "provider", definition.provider())
                .filter(provider -> provider.kind() != Organisation.Kind.PROVIDER)
                .ifPresent(other -> wrong(ORGANISATION_NOT_APPROPRIATE, "provider", "does not provide services"));
        known(facts.location(), "location", definition.location())
                .filter(location -> !belongs(location))
                .ifPresent(other ->
                        wrong(ORGANISATION_NOT_APPROPRIATE, "location", "is not the provider nor one of its sites"));
    }

    private boolean belongs(Organisation location) {
        boolean itself = location.code().equals(definition.provider());
        boolean site = location.kind() == Organisation.Kind.SITE
                && location.parent().equals(Optional.of(definition.provider()));
        return itself || site;
    }

    private Optional<Organisation> known(Optional<Organisation> found, String where, OdsCode code) {
        if (found.isEmpty()) {
            wrong(REFERENCE_NOT_FOUND, where, "(" + code.value() + ") is not an organisation we know");
        } else if (!found.get().open()) {
            wrong(ORGANISATION_IS_CLOSED, where, "is closed");
        }
        return found;
    }

    private void subject() {
        String specialty = definition.specialty();
        add(CriteriaRules.usable(facts.specialty(), specialty, facts.today(), "specialty"));
        definition.clinicTypes().stream()
                .sorted()
                .forEach(code -> add(CriteriaRules.usable(
                                Optional.ofNullable(facts.clinicTypes().get(code)), code, facts.today(), "clinicTypes")
                        .then(type -> clinicType(type, specialty))));
        definition.clinicalTerms().stream()
                .filter(id -> !facts.terms().contains(id))
                .sorted()
                .forEach(id -> wrong(SNOMED_NOT_FOUND, "clinicalTerms", "(" + id + ") is not a clinical term we know"));
    }

    private static Outcome<Concept> clinicType(Concept type, String specialty) {
        return type.property("specialty").equals(Optional.of(specialty))
                ? Outcome.accepted(type)
                : CriteriaRules.refused(
                        INAPPROPRIATE_VALUE,
                        "clinicTypes",
                        "(" + type.code() + ") does not belong to the specialty " + specialty);
    }

    private void add(Outcome<?> outcome) {
        if (outcome instanceof Refused<?> refused) {
            problems.addAll(refused.refusals());
        }
    }

    private void wrong(RefusalCode code, String where, String sentence) {
        problems.add(new Refusal(code, sentence, where));
    }
}
