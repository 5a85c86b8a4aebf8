package health.onward.advice;

import static health.onward.platform.RefusalCode.PATIENT_ERROR;

import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.patient.PatientRules;
import health.onward.platform.Outcome;

/** The patient of a conversation, if their record can be used now; whoever cannot use it learns no reason. */
final class AdvicePatients {

    private AdvicePatients() {}

    static Outcome<Patient> usable(Demographics patients, Advice advice) {
        Outcome<Patient> usable =
                PatientRules.usable(patients.find(advice.asked().patient()));
        return usable instanceof Outcome.Refused
                ? Outcome.refused(PATIENT_ERROR, "this patient's record cannot be used here; do not retry")
                : usable;
    }
}
