package health.onward.triage;

import health.onward.audit.LedgerAction;
import health.onward.directory.CodeList;
import health.onward.directory.ReferenceData;
import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.triage.ProviderDecisions.Act;
import java.util.Optional;

/**
 * A patient did not come: the provider's staff say so, and then either find another appointment or hand the referral back
 * (domain rules 4.5).
 */
public final class NonAttendance {

    private static final Act RECORD = new Act(
            ReferralAction.RECORD_NON_ATTENDANCE, LedgerAction.NON_ATTENDANCE_RECORDED, "record-non-attendance");
    private static final Act RETURN =
            new Act(ReferralAction.RETURN_NON_ATTENDER, LedgerAction.NON_ATTENDER_RETURNED, "return-non-attender");

    private final ProviderDecisions decisions;
    private final ReferenceData reference;

    public NonAttendance(ProviderDecisions decisions, ReferenceData reference) {
        this.decisions = decisions;
        this.reference = reference;
    }

    /** @param reason a code of APPOINTMENT-NON-ATTENDANCE-REASON */
    public Outcome<ReferralChange> record(Target target, String reason, Optional<String> comment, Actor actor) {
        return decisions.write(
                RECORD,
                target,
                actor,
                (open, now) -> NonAttendanceRules.recorded(
                                open,
                                reason,
                                reference.concept(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON, reason),
                                comment,
                                now)
                        .map(Made::of));
    }

    /** @param comment what the referrer should know */
    public Outcome<ReferralChange> giveBack(Target target, Optional<String> comment, Actor actor) {
        return decisions.write(
                RETURN,
                target,
                actor,
                (open, now) -> NonAttendanceRules.returned(open, comment, now).map(Made::of));
    }
}
