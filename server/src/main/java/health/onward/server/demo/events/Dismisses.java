package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.Dismissal;
import health.onward.referral.ReferralAction;
import java.util.List;

/** The referring organisation has taken note. */
final class Dismisses implements Event {

    private final Dismissal dismissal;

    Dismisses(Dismissal dismissal) {
        this.dismissal = dismissal;
    }

    @Override
    public String name() {
        return "dismiss";
    }

    @Override
    public String meaning() {
        return "The referring organisation takes note of an outcome; it leaves the list ASSESSMENT_RETURNED_CANCELLED_DNA";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.DISMISS.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return dismissal
                .dismiss(
                        happening.target().referral().ubrn(), happening.target().version(), happening.actor())
                .map(Happened::of);
    }
}
