package health.onward.server.demo.events;

import health.onward.directory.Priority;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.triage.PriorityChange;
import java.util.List;

/** A clinician of the provider finds a request more or less urgent, and keeps its appointment. */
final class ChangesPriority implements Event {

    private final PriorityChange change;

    ChangesPriority(PriorityChange change) {
        this.change = change;
    }

    @Override
    public String name() {
        return "change-priority";
    }

    @Override
    public String meaning() {
        return "The provider gives the request another priority; its appointment stays, and it is to be reviewed again";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.CHANGE_PRIORITY.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("priority", Field.Kind.TEXT, "ROUTINE, URGENT or TWO_WEEK_WAIT"),
                Field.required("reason", Field.Kind.TEXT, "why, in words"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return Named.of(Priority.class, happening.text("priority").orElseThrow(), "priority")
                .then(to -> change.change(Reviewed.target(happening), to, happening.text("reason"), happening.actor()))
                .map(Reviewed::happened);
    }
}
