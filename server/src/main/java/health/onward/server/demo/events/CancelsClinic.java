package health.onward.server.demo.events;

import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.ClinicCancellation;
import health.onward.appointment.ClinicOrder;
import health.onward.appointment.ClinicOrder.Clinic;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import java.util.List;
import java.util.Map;

/** A clinic does not take place. */
final class CancelsClinic implements Event {

    private final ClinicCancellation cancellation;

    CancelsClinic(ClinicCancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public String name() {
        return "cancel-clinic";
    }

    @Override
    public String meaning() {
        return "The provider orders that a clinic does not take place: all slots of a service in a range of time, free and booked, and what"
                + " was agreed there on the telephone. `GET /demo/clinics/{service}/{order}` tells how far that has got";
    }

    @Override
    public Who who() {
        return new Who.Staff(ReferralAction.CANCEL_AS_PROVIDER.functions());
    }

    @Override
    public boolean ofOneRequest() {
        return false;
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.required("service", Field.Kind.NUMBER, "the service"),
                Field.required("from", Field.Kind.INSTANT, "the first start that is cancelled"),
                Field.required("to", Field.Kind.INSTANT, "the first start that is not"),
                Field.optional("clinician", Field.Kind.TEXT, "only this clinician's slots"),
                Field.required("reason", Field.Kind.TEXT, "a code of APPOINTMENT-CANCELLATION-REASON of type PROVIDER"),
                Field.optional("comment", Field.Kind.TEXT, "some reasons tell nothing without one"));
    }

    @Override
    public Outcome<Happened> happen(Happening happening) {
        var why = new Why(happening.text("reason").orElseThrow(), happening.text("comment"));
        return happening
                .person("clinician")
                .then(clinician -> cancellation.order(
                        new Clinic(
                                happening.service("service").orElseThrow(),
                                happening.instant("from").orElseThrow(),
                                happening.instant("to").orElseThrow(),
                                clinician,
                                why),
                        happening.actor()))
                .map(CancelsClinic::told);
    }

    /** The number as text: as a number, not every reader would keep all of its digits. */
    private static Happened told(ClinicOrder order) {
        return new Happened(Map.of(
                "service", order.clinic().service().value(),
                "order", Long.toString(order.id()),
                "places", order.places()));
    }
}
