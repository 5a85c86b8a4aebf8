package health.onward.directory;

import health.onward.identity.NamedClinicians;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import health.onward.identity.UserId;
import health.onward.platform.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what definitions name, for any number of them with the same three looks into the database, and what is wrong in each. */
public final class DefinitionCheck {

    private final Reference reference;
    private final Organisations organisations;
    private final NamedClinicians clinicians;
    private final ServiceNames names;

    public DefinitionCheck(
            Reference reference, Organisations organisations, NamedClinicians clinicians, ServiceNames names) {
        this.reference = reference;
        this.organisations = organisations;
        this.clinicians = clinicians;
        this.names = names;
    }

    /**
     * @param before the service as it stands; none for a new one
     * @param published whether it must be complete
     */
    record Wish(Optional<Service> before, ServiceDefinition definition, boolean published) {}

    /** @param problems empty when the definition can be stored */
    record Checked(Wish wish, List<Refusal> problems, Service.Site site) {}

    List<Checked> check(List<Wish> wishes, LocalDate today) {
        Map<OdsCode, Organisation> known = organisations(wishes);
        Map<UserId, Refusal> unfit = clinicians.unfit(
                wishes.stream()
                        .flatMap(wish -> wish.definition().clinicians().stream())
                        .collect(Collectors.toSet()),
                "clinicians");
        Set<ServiceNames.Name> taken = names.taken(wishes.stream()
                .filter(DefinitionCheck::newlyNamed)
                .map(Wish::definition)
                .toList());
        Map<ServiceNames.Name, Integer> here = new HashMap<>();
        wishes.forEach(wish -> here.merge(ServiceNames.Name.of(wish.definition()), 1, Integer::sum));
        List<Checked> checked = new ArrayList<>();
        for (Wish wish : wishes) {
            var name = ServiceNames.Name.of(wish.definition());
            boolean nameTaken = newlyNamed(wish) && (taken.contains(name) || here.getOrDefault(name, 0) > 1);
            checked.add(check(wish, facts(wish.definition(), known, unfit, nameTaken, today)));
        }
        return checked;
    }

    private Checked check(Wish wish, DefinitionFacts facts) {
        List<Refusal> problems = new ArrayList<>(DefinitionRules.problems(wish.definition()));
        if (wish.published()) {
            problems.addAll(DefinitionRules.missing(wish.definition()));
        }
        problems.addAll(NamedThingsRules.problems(wish.definition(), facts));
        Optional<Place> place = facts.location().flatMap(Organisation::postcode).flatMap(reference.gazetteer()::find);
        String name = facts.location().map(Organisation::name).orElse("");
        return new Checked(wish, problems, new Service.Site(wish.definition().location(), name, place));
    }

    private DefinitionFacts facts(
            ServiceDefinition definition,
            Map<OdsCode, Organisation> known,
            Map<UserId, Refusal> unfit,
            boolean nameTaken,
            LocalDate today) {
        Map<String, Concept> types = definition.clinicTypes().stream()
                .flatMap(code -> reference.lists().concept(CodeList.CLINIC_TYPE, code).stream())
                .collect(Collectors.toMap(Concept::code, Function.identity()));
        Set<String> terms = definition.clinicalTerms().stream()
                .filter(id -> reference.terms().find(id).isPresent())
                .collect(Collectors.toSet());
        return new DefinitionFacts(
                Optional.ofNullable(known.get(definition.provider())),
                Optional.ofNullable(known.get(definition.location())),
                reference.lists().concept(CodeList.SPECIALTY, definition.specialty()),
                types,
                terms,
                unfit,
                nameTaken,
                today);
    }

    private Map<OdsCode, Organisation> organisations(Collection<Wish> wishes) {
        Set<OdsCode> codes = wishes.stream()
                .map(Wish::definition)
                .flatMap(one -> Stream.of(one.provider(), one.location()))
                .collect(Collectors.toSet());
        return organisations.find(codes).stream().collect(Collectors.toMap(Organisation::code, Function.identity()));
    }

    /** Names that were double before anybody checked may stay. */
    private static boolean newlyNamed(Wish wish) {
        return wish.before()
                .map(before -> !before.name()
                                .toLowerCase(Locale.ROOT)
                                .equals(wish.definition().name().toLowerCase(Locale.ROOT))
                        || !before.provider().equals(wish.definition().provider()))
                .orElse(true);
    }
}
