package health.onward.appointment;

import health.onward.referral.Attachment;
import health.onward.referral.Referral;
import java.util.List;
import java.util.Optional;

/**
 * A referral as it is shown: with its current appointment.
 *
 * @param files that go with it, the oldest first
 */
public record ReferralRecord(Referral referral, Optional<Appointment> appointment, List<Attachment> files) {

    public ReferralRecord {
        files = List.copyOf(files);
    }

    /** Where there are no files yet, or they are not shown. */
    public ReferralRecord(Referral referral, Optional<Appointment> appointment) {
        this(referral, appointment, List.of());
    }
}
