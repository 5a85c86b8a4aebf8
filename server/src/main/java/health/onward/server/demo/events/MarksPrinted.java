package health.onward.server.demo.events;

import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.triage.Printing;
import java.util.List;

/** Somebody at the provider has printed the letters. */
final class MarksPrinted implements Event {

    private final Printing printing;

    MarksPrinted(Printing printing) {
        this.printing = printing;
    }

    @Override
    public String name() {
        return "mark-printed";
    }

    @Override
    public String meaning() {
        return "The provider marks the clinical information as printed";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.MARK_PRINTED.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of();
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        return printing.mark(Reviewed.target(happening), happening.actor()).map(Reviewed::happened);
    }
}
