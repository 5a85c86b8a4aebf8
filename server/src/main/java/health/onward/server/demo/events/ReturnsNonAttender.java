package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.triage.NonAttendance;
import health.onward.triage.Target;
import java.util.List;

/** A patient who did not come is handed back. */
final class ReturnsNonAttender implements Event {

    private final NonAttendance nonAttendance;

    ReturnsNonAttender(NonAttendance nonAttendance) {
        this.nonAttendance = nonAttendance;
    }

    @Override
    public String name() {
        return "return-non-attender";
    }

    @Override
    public String meaning() {
        return "The provider hands the referral of a patient who did not come back to the referrer";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.RETURN_NON_ATTENDER.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.optional("comment", Field.Kind.TEXT, "what the referrer should know"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Happening.Target request = happening.target();
        return nonAttendance
                .giveBack(
                        new Target(request.referral().ubrn(), request.version()),
                        happening.text("comment"),
                        happening.actor())
                .map(change -> Happened.of(change.after()));
    }
}
