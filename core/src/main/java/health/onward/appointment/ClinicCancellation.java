package health.onward.appointment;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;

import health.onward.appointment.ClinicOrder.Clinic;
import health.onward.appointment.ClinicOrders.Left;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.Transactions;
import health.onward.referral.ReferralAction;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders that a clinic does not take place: all slots of a service in a range of time, free and booked, and what was agreed there on
 * the telephone (domain rules 4.5). {@link ClinicEnding} works the order off, whatever becomes of whoever gave it.
 */
public final class ClinicCancellation {

    private final Transactions transactions;
    private final ClinicOrders orders;
    private final ProviderCancellation cancellation;
    private final Ids ids;
    private final Clock clock;

    public ClinicCancellation(
            Transactions transactions, ClinicOrders orders, ProviderCancellation cancellation, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.orders = orders;
        this.cancellation = cancellation;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * How far it has got.
     *
     * @param places how many it is about that are still to come
     * @param waiting whose appointments are among them
     */
    public record Progress(ClinicOrder order, int places, List<Ubrn> waiting) {}

    /** Said twice, it is ordered twice, and the second finds nothing left to do. */
    public Outcome<ClinicOrder> order(Clinic clinic, Actor actor) {
        return permitted(clinic.service(), actor)
                .then(allowed -> ahead(clinic))
                .then(ahead -> cancellation.reason(clinic.why()))
                .then(why -> transactions.write(changes -> {
                    var now = clock.instant();
                    int places = orders.left(clinic, now).places();
                    ClinicOrder order = ClinicOrder.of(ids.next(), clinic, actor, now, places);
                    ClinicOrders.add(order, changes);
                    return Outcome.accepted(order);
                }));
    }

    public Outcome<Progress> progress(ServiceId service, long order, Actor actor) {
        return permitted(service, actor).then(allowed -> progress(service, order));
    }

    /** For whoever may see all. */
    public Outcome<Progress> progress(ServiceId service, long order) {
        Optional<ClinicOrder> known = orders.find(service, order);
        return known.map(found -> Outcome.accepted(progress(found)))
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "service " + service + " has no such order"));
    }

    private Progress progress(ClinicOrder order) {
        if (order.done().isPresent()) {
            return new Progress(order, 0, List.of());
        }
        Left left = orders.left(order.clinic(), clock.instant());
        List<Ubrn> waiting = Stream.concat(
                        left.taken().stream().flatMap(slot -> slot.takenBy().stream()),
                        left.agreed().stream().map(Appointment::ubrn))
                .toList();
        return new Progress(order, left.places(), waiting);
    }

    private static Outcome<ServiceId> permitted(ServiceId service, Actor actor) {
        if (!ReferralAction.CANCEL_AS_PROVIDER.functions().contains(actor.function())) {
            return Outcome.refused(FORBIDDEN, "this business function may not cancel a clinic");
        }
        return actor.services().contains(service)
                ? Outcome.accepted(service)
                : Outcome.refused(NO_RELATIONSHIP, "your workgroups do not grant service " + service);
    }

    private Outcome<Clinic> ahead(Clinic clinic) {
        return clinic.from().isBefore(clinic.to()) && clinic.to().isAfter(clock.instant())
                ? Outcome.accepted(clinic)
                : Outcome.refused(new Refusal(INAPPROPRIATE_VALUE, "is not after 'from', or is in the past", "to"));
    }
}
