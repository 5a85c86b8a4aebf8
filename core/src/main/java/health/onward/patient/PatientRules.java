package health.onward.patient;

import static health.onward.platform.RefusalCode.NO_REG_GP_PRACTICE;
import static health.onward.platform.RefusalCode.PATIENT_ERROR;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;

import health.onward.platform.Outcome;
import java.util.Optional;

/** Who can be referred at all (domain rules 1.4): known, not sensitive, and registered with a practice. */
public final class PatientRules {

    private PatientRules() {}

    public static Outcome<Patient> referable(Optional<Patient> found) {
        return usable(found)
                .then(patient -> patient.registeredPractice().isEmpty()
                        ? Outcome.refused(NO_REG_GP_PRACTICE, "the patient is not registered with a GP practice")
                        : Outcome.accepted(patient));
    }

    /** Whose record may be opened: a date of death alone does not close it. */
    public static Outcome<Patient> usable(Optional<Patient> found) {
        if (found.isEmpty()) {
            return Outcome.refused(REFERENCE_NOT_FOUND, "no patient is known by this NHS number");
        }
        return found.get().sensitive()
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : Outcome.accepted(found.get());
    }

    /** Of a request that is named by its number: one who is not known any more is nothing that the caller could mend. */
    public static Outcome<Patient> stillUsable(Optional<Patient> found) {
        return usable(found) instanceof Outcome.Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : Outcome.accepted(found.orElseThrow());
    }
}
