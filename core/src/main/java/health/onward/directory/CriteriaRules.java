package health.onward.directory;

import static health.onward.platform.RefusalCode.FIELD_NOT_PERMITTED;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.INVALID_CODE;
import static health.onward.platform.RefusalCode.ORGANISATION_IS_CLOSED;
import static health.onward.platform.RefusalCode.ORGANISATION_NOT_APPROPRIATE;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.VALUE_IS_REQUIRED;

import health.onward.identity.Organisation;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.time.LocalDate;
import java.util.Optional;

/** What search criteria must be in themselves and to each other (api section b.0, cross-rules). */
final class CriteriaRules {

    private CriteriaRules() {}

    /** At least one basis, not exactly one (api ambiguity 25); and no field without the one it leans on. */
    static Outcome<SearchCriteria> consistent(SearchCriteria criteria) {
        if (criteria.clinicType().isPresent() && criteria.specialty().isEmpty()) {
            return refused(FIELD_NOT_PERMITTED, "clinicType", "must not be given without a specialty");
        }
        boolean basis = criteria.clinicType().isPresent()
                || criteria.clinicalTerm().isPresent()
                || criteria.namedClinician().isPresent();
        if (!basis) {
            return refused(
                    VALUE_IS_REQUIRED,
                    "searchCriteria",
                    "must name a specialty with a clinic type, a clinical term, or a named clinician");
        }
        if (criteria.distanceLimit().isPresent() && criteria.postcode().isEmpty()) {
            return refused(FIELD_NOT_PERMITTED, "distanceLimit", "must not be given without a postcode");
        }
        if (criteria.waitLimit().isPresent() && criteria.priority() == Priority.TWO_WEEK_WAIT) {
            return refused(
                    FIELD_NOT_PERMITTED,
                    "indicativeAppointmentWaitTimeLimit",
                    "must not be given with the priority TWO_WEEK_WAIT");
        }
        return Outcome.accepted(criteria);
    }

    static Outcome<Concept> usable(Optional<Concept> concept, String said, LocalDate day, String where) {
        if (concept.isEmpty()) {
            return refused(INVALID_CODE, where, "(" + said + ") is not a code of this list");
        }
        return concept.get().inEffectOn(day)
                ? Outcome.accepted(concept.get())
                : refused(INAPPROPRIATE_VALUE, where, "(" + said + ") is not in effect today");
    }

    static Outcome<Concept> belongs(Concept clinicType, String specialty) {
        return clinicType.property("specialty").equals(Optional.of(specialty))
                ? Outcome.accepted(clinicType)
                : refused(
                        INAPPROPRIATE_VALUE,
                        "clinicType",
                        "(" + clinicType.code() + ") does not belong to the specialty " + specialty);
    }

    /** The organisation at which services are sought: open, and one that has services. */
    static Outcome<Organisation> provides(Optional<Organisation> found, String where) {
        return open(found, where).then(known -> switch (known.kind()) {
            case PROVIDER, SITE -> Outcome.accepted(known);
            case GP_PRACTICE, COMMISSIONER ->
                refused(ORGANISATION_NOT_APPROPRIATE, where, "is not an organisation with services");
        });
    }

    /** The organisation whose commissioning applies: open, and one that refers. */
    static Outcome<Organisation> refers(Optional<Organisation> found, String where) {
        return open(found, where)
                .then(known -> known.mayRefer()
                        ? Outcome.accepted(known)
                        : refused(ORGANISATION_NOT_APPROPRIATE, where, "is not an organisation that refers"));
    }

    private static Outcome<Organisation> open(Optional<Organisation> found, String where) {
        if (found.isEmpty()) {
            return refused(REFERENCE_NOT_FOUND, where, "is not an organisation we know");
        }
        return found.get().open() ? Outcome.accepted(found.get()) : refused(ORGANISATION_IS_CLOSED, where, "is closed");
    }

    static <T> Outcome<T> refused(RefusalCode code, String where, String sentence) {
        return Outcome.refused(new Refusal(code, sentence, where));
    }
}
