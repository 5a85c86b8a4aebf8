package health.onward.server.demo.events;

import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.ClinicCancellation;
import health.onward.appointment.ClinicCancellation.Clinic;
import health.onward.appointment.ClinicCancellation.Result;
import health.onward.platform.Outcome;
import health.onward.referral.ReferralAction;
import health.onward.referral.Ubrn;
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
        return "The provider cancels all slots of a service in a range of time, free and booked";
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
                .then(clinician -> cancellation.cancel(
                        new Clinic(
                                happening.service("service").orElseThrow(),
                                happening.instant("from").orElseThrow(),
                                happening.instant("to").orElseThrow(),
                                clinician,
                                why),
                        happening.actor(),
                        progress -> {}))
                .map(CancelsClinic::told);
    }

    private static Happened told(Result result) {
        return new Happened(Map.of(
                "withdrawn", result.withdrawn(),
                "cancelled", result.cancelled().stream().map(Ubrn::text).toList(),
                "left",
                        result.left().stream()
                                .map(left -> Map.of(
                                        "ubrn", left.ubrn().text(),
                                        "code", left.refusal().code().name(),
                                        "sentence", left.refusal().sentence()))
                                .toList()));
    }
}
