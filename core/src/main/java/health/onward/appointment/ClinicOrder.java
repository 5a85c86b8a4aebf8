package health.onward.appointment;

import health.onward.appointment.BookingRequest.Why;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A clinic that a provider has cancelled, as it was ordered, and how far that has got.
 *
 * @param places how many slots and agreed appointments it was about when it was ordered
 * @param cancelled how many patients' appointments have been taken away
 * @param tries how many rounds have left somebody
 * @param trouble why the last one did
 */
public record ClinicOrder(
        long id,
        Asked asked,
        Instant ordered,
        int places,
        int cancelled,
        int tries,
        Optional<String> trouble,
        Optional<Instant> done) {

    /**
     * @param from the first start that is cancelled; {@code to} the first that is not
     * @param clinician only whose slots; absent for all of the service
     */
    public record Clinic(ServiceId service, Instant from, Instant to, Optional<UserId> clinician, Why why) {}

    /** What is done in whose name, however much later. */
    record Asked(Clinic clinic, Actor actor) {}

    static ClinicOrder of(long id, Clinic clinic, Actor actor, Instant now, int places) {
        return new ClinicOrder(id, new Asked(clinic, actor), now, places, 0, 0, Optional.empty(), Optional.empty());
    }

    public Clinic clinic() {
        return asked.clinic();
    }
}
