package health.onward.referral;

import health.onward.directory.Seeker;
import health.onward.patient.Patient;
import java.time.Instant;

/** What the directory needs to know of a patient: it never learns who it is. */
public final class Seekers {

    private Seekers() {}

    public static Seeker of(Patient patient, Instant now) {
        return new Seeker(
                patient.ageInMonths(OwnershipRules.day(now)),
                Seeker.Sex.valueOf(patient.sex().name()));
    }
}
