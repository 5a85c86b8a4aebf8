package health.onward.server.demo.events;

import health.onward.appointment.AppointmentId;
import health.onward.appointment.PasConfirmation;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.StillInPas;
import java.util.List;

/** A cancelled indirect booking is cancelled in the provider's own system, too. */
final class ConfirmsCancelledInPas implements Event {

    private final PasConfirmation confirmation;

    ConfirmsCancelledInPas(PasConfirmation confirmation) {
        this.confirmation = confirmation;
    }

    @Override
    public String name() {
        return "confirm-cancelled-in-pas";
    }

    @Override
    public String meaning() {
        return "The provider says that an indirect booking which was cancelled here is cancelled in its own system";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.BOOK_FOR_PATIENT.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(Field.optional("appointment", Field.Kind.NUMBER, "its number; the earliest otherwise"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Happening.Target request = happening.target();
        long appointment = happening
                .number("appointment")
                .or(() -> request.referral().stillInPas().stream().findFirst().map(StillInPas::appointment))
                .orElse(0L);
        return confirmation
                .confirm(
                        request.referral().ubrn(), request.version(), new AppointmentId(appointment), happening.actor())
                .map(Happened::of);
    }
}
