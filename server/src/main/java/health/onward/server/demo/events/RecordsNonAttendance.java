package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.triage.NonAttendance;
import health.onward.triage.Target;
import java.util.List;

/** A patient did not come to an appointment. */
final class RecordsNonAttendance implements Event {

    private final NonAttendance nonAttendance;

    RecordsNonAttendance(NonAttendance nonAttendance) {
        this.nonAttendance = nonAttendance;
    }

    @Override
    public String name() {
        return "record-non-attendance";
    }

    @Override
    public String meaning() {
        return "The provider records that the patient did not come, and why";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.RECORD_NON_ATTENDANCE.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("reason", Field.Kind.TEXT, "a code of APPOINTMENT-NON-ATTENDANCE-REASON"),
                Field.optional("comment", Field.Kind.TEXT, "what else there is to say"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Happening.Target request = happening.target();
        return nonAttendance
                .record(
                        new Target(request.referral().ubrn(), request.version()),
                        happening.text("reason").orElseThrow(),
                        happening.text("comment"),
                        happening.actor())
                .map(change -> Happened.of(change.after()));
    }
}
