package health.onward.triage;

import health.onward.appointment.BookingSteps;
import health.onward.audit.LedgerAction;
import health.onward.directory.Concept;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferrerSteps;
import health.onward.referral.Standings;
import health.onward.triage.Transitions.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider's booking staff make of a referral: for the generated picture of states. */
final class StaffSteps {

    private static final String REASON = "PATIENT_FORGOT";

    private StaffSteps() {}

    static List<Step> all() {
        return List.of(
                new Step(
                        LedgerAction.APPOINTMENT_BOOKED,
                        ReferralAction.BOOK_FOR_PATIENT,
                        (before, actor) -> BookingSteps.bookedForPatient(before)),
                new Step(
                        LedgerAction.SHORTLIST_CHANGED,
                        ReferralAction.SHORTLIST_FOR_PATIENT,
                        (before, actor) -> ReferrerSteps.shortlistChanged(before)),
                new Step(
                        LedgerAction.APPOINTMENT_CANCELLED_BY_PROVIDER,
                        ReferralAction.CANCEL_AS_PROVIDER,
                        (before, actor) -> BookingSteps.cancelledByProvider(before)),
                new Step(
                        LedgerAction.NON_ATTENDANCE_RECORDED,
                        ReferralAction.RECORD_NON_ATTENDANCE,
                        (before, actor) -> made(NonAttendanceRules.recorded(
                                before, REASON, Optional.of(concept()), Optional.empty(), Standings.NOW))),
                new Step(
                        LedgerAction.NON_ATTENDER_RETURNED,
                        ReferralAction.RETURN_NON_ATTENDER,
                        (before, actor) -> made(NonAttendanceRules.returned(before, Optional.empty(), Standings.NOW))));
    }

    private static Concept concept() {
        return new Concept(REASON, REASON, Optional.empty(), Optional.empty(), Map.of());
    }

    private static Referral made(Outcome<Referral> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var after) -> after;
            case Outcome.Refused<Referral> refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
