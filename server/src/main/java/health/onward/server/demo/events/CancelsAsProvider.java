package health.onward.server.demo.events;

import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.ProviderCancellation;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import java.util.List;

/** The provider takes one appointment away. */
final class CancelsAsProvider implements Event {

    private final ProviderCancellation cancellation;

    CancelsAsProvider(ProviderCancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public String name() {
        return "cancel-as-provider";
    }

    @Override
    public String meaning() {
        return "The provider takes an appointment away; both sides have the referral on their lists until there is another";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.CANCEL_AS_PROVIDER.functions());
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("reason", Field.Kind.TEXT, "a code of APPOINTMENT-CANCELLATION-REASON of type PROVIDER"),
                Field.optional("comment", Field.Kind.TEXT, "some reasons tell nothing without one"),
                Field.optional(
                        "cancelledInPas",
                        Field.Kind.YES_OR_NO,
                        "an indirect booking is cancelled in the provider's own system already"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        Happening.Target request = happening.target();
        return cancellation
                .cancel(
                        new ProviderCancellation.Request(
                                request.referral().ubrn(),
                                request.version(),
                                new Why(happening.text("reason").orElseThrow(), happening.text("comment")),
                                happening.yes("cancelledInPas")),
                        happening.actor())
                .map(Happened::of);
    }
}
