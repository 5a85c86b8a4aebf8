package health.onward.directory;

import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.SNOMED_NOT_FOUND;

import health.onward.identity.NamedClinicians;
import health.onward.identity.OdsCode;
import health.onward.platform.Outcome;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Finds everything that search criteria name, or refuses the first that cannot be: consistency, codes, term, postcode,
 * organisation, clinician, in this order. Only the named clinician costs a look into the database.
 */
public final class CriteriaCheck {

    private final Reference reference;
    private final NamedClinicians clinicians;

    public CriteriaCheck(Reference reference, NamedClinicians clinicians) {
        this.reference = reference;
        this.clinicians = clinicians;
    }

    /** Accepted with the place searched from, when there is one. */
    Outcome<Optional<Place>> check(SearchCriteria criteria, OdsCode asking, LocalDate day) {
        return CriteriaRules.consistent(criteria)
                .then(consistent -> subject(consistent, day))
                .then(known -> term(known))
                .then(this::organisation)
                .then(known -> clinician(known, asking))
                .then(this::place);
    }

    private Outcome<SearchCriteria> subject(SearchCriteria criteria, LocalDate day) {
        if (criteria.specialty().isEmpty()) {
            return Outcome.accepted(criteria);
        }
        String specialty = criteria.specialty().get();
        return CriteriaRules.usable(
                        reference.lists().concept(CodeList.SPECIALTY, specialty), specialty, day, "specialty")
                .then(known -> criteria.clinicType()
                        .map(code -> clinicType(code, specialty, day).map(type -> criteria))
                        .orElseGet(() -> Outcome.accepted(criteria)));
    }

    private Outcome<Concept> clinicType(String code, String specialty, LocalDate day) {
        return CriteriaRules.usable(reference.lists().concept(CodeList.CLINIC_TYPE, code), code, day, "clinicType")
                .then(known -> CriteriaRules.belongs(known, specialty));
    }

    private Outcome<SearchCriteria> term(SearchCriteria criteria) {
        return criteria.clinicalTerm()
                .filter(id -> reference.terms().find(id).isEmpty())
                .map(id -> CriteriaRules.<SearchCriteria>refused(
                        SNOMED_NOT_FOUND, "clinicalTerm", "(" + id + ") is not a clinical term we know"))
                .orElseGet(() -> Outcome.accepted(criteria));
    }

    private Outcome<SearchCriteria> organisation(SearchCriteria criteria) {
        return criteria.organisation()
                .map(code -> CriteriaRules.provides(reference.sites().find(code), "organisation")
                        .map(known -> criteria))
                .orElseGet(() -> Outcome.accepted(criteria));
    }

    private Outcome<SearchCriteria> clinician(SearchCriteria criteria, OdsCode asking) {
        return criteria.namedClinician()
                .map(user -> clinicians.check(user, asking, "namedClinician").map(known -> criteria))
                .orElseGet(() -> Outcome.accepted(criteria));
    }

    private Outcome<Optional<Place>> place(SearchCriteria criteria) {
        if (criteria.postcode().isEmpty()) {
            return Outcome.accepted(Optional.empty());
        }
        Optional<Place> place = criteria.postcode().flatMap(reference.gazetteer()::find);
        return place.isPresent()
                ? Outcome.accepted(place)
                : CriteriaRules.refused(REFERENCE_NOT_FOUND, "postcode", "is not a postcode we know");
    }
}
