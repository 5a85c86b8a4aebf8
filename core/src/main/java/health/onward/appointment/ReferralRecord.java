package health.onward.appointment;

import health.onward.referral.Referral;
import java.util.Optional;

/** A referral as it is shown: with its current appointment. */
public record ReferralRecord(Referral referral, Optional<Appointment> appointment) {}
