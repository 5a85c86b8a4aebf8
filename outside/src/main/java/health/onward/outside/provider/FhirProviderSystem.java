package health.onward.outside.provider;

import health.onward.appointment.AttemptId;
import health.onward.appointment.OutsideSystem;
import health.onward.appointment.PasReply;
import health.onward.appointment.ProviderSystem;
import health.onward.identity.ServiceId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Providers' systems that speak our small FHIR R4 protocol (docs/provider-system.md): a slot is reserved and then booked, both
 * within the time that the system is given for a booking.
 */
public final class FhirProviderSystem implements ProviderSystem, AutoCloseable {

    /** For all that no patient waits for. */
    private static final Duration SHORT = Duration.ofSeconds(20);

    private final Exchange exchange;
    private final Gates gates;
    private final Duration patience;

    /**
     * @param secrets what we show a system, by the name of its credential
     * @param patience how long a booking waits for a system that has no patience of its own
     * @param waiting how many bookings may wait for one system
     */
    public FhirProviderSystem(Function<String, Optional<String>> secrets, Duration patience, int waiting) {
        this.exchange = new Exchange(secrets);
        this.gates = new Gates(waiting);
        this.patience = patience;
    }

    @Override
    public PasReply book(OutsideSystem system, Wanted wanted) {
        Gates.Gate gate = gates.of(system.id());
        String closed = gate.closed();
        if (!closed.isEmpty()) {
            return new PasReply.NotResponding(closed, false);
        }
        boolean answered = false;
        try {
            PasReply reply = reserveAndBook(system, wanted);
            answered = !(reply instanceof PasReply.NotResponding);
            return reply;
        } finally {
            gate.leave(answered);
        }
    }

    private PasReply reserveAndBook(OutsideSystem system, Wanted wanted) {
        long end = System.nanoTime() + system.patience().orElse(patience).toNanos();
        PasReply reserved = put(system, wanted, AppointmentR4.PENDING, end, false);
        return reserved instanceof PasReply.Confirmed ? put(system, wanted, AppointmentR4.BOOKED, end, true) : reserved;
    }

    /** @param begun whether the system has heard of it: then silence may mean anything */
    private PasReply put(OutsideSystem system, Wanted wanted, String status, long end, boolean begun) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        Heard heard =
                exchange.put(system, AppointmentR4.path(wanted.attempt()), AppointmentR4.write(wanted, status), left);
        return switch (heard) {
            case Heard.Unreached(var why) -> new PasReply.NotResponding(why, begun);
            case Heard.Silence(var why) -> new PasReply.NotResponding(why, true);
            case Heard.Garbled(var code) -> new PasReply.Failed(code + " and no JSON", true);
            case Heard.Said(var code, var body)
            when code == 200 || code == 201 ->
                AppointmentR4.is(body, wanted.attempt(), status) && AppointmentR4.isFor(body, wanted)
                        ? new PasReply.Confirmed()
                        : new PasReply.Failed("an answer about something else", true);
            case Heard.Said(var code, var _) when code == 409 -> new PasReply.SlotGone();
            case Heard.Said(var code, var body)
            when code == 422 -> new PasReply.Declined(AppointmentR4.diagnostics(body));
            case Heard.Said(var code, var body) ->
                new PasReply.Failed(code + " " + AppointmentR4.diagnostics(body), begun || code >= 500 || code < 400);
        };
    }

    @Override
    public Became became(OutsideSystem system, AttemptId attempt) {
        return switch (exchange.get(system, AppointmentR4.path(attempt), SHORT)) {
            case Heard.Said(var code, var _) when code == 404 -> Became.NOT_BOOKED;
            case Heard.Said(var code, var body)
            when code == 200 ->
                AppointmentR4.is(body, attempt, AppointmentR4.BOOKED)
                        ? Became.BOOKED
                        : AppointmentR4.is(body, attempt, AppointmentR4.PENDING)
                                        || AppointmentR4.is(body, attempt, AppointmentR4.CANCELLED)
                                ? Became.NOT_BOOKED
                                : Became.NO_ANSWER;
            case Heard.Said _, Heard.Garbled _, Heard.Silence _, Heard.Unreached _ -> Became.NO_ANSWER;
        };
    }

    @Override
    public Told cancel(OutsideSystem system, AttemptId attempt) {
        Heard heard = exchange.put(system, AppointmentR4.path(attempt), AppointmentR4.cancelled(attempt), SHORT);
        return switch (heard) {
            case Heard.Said(var code, var body)
            when (code == 200 || code == 201) && AppointmentR4.is(body, attempt, AppointmentR4.CANCELLED) ->
                new Told.Understood();
            case Heard.Said(var code, var body) -> new Told.Failed(code + " " + AppointmentR4.diagnostics(body));
            case Heard.Garbled(var code) -> new Told.Failed(code + " and no JSON");
            case Heard.Silence(var why) -> new Told.Failed(why);
            case Heard.Unreached(var why) -> new Told.Failed(why);
        };
    }

    @Override
    public Offers offers(OutsideSystem system, ServiceId service, Instant from, Instant to) {
        String query = "/Slot?status=free&_include=Slot:schedule&schedule.actor:identifier="
                + encoded(AppointmentR4.SERVICE + "|" + service) + "&start=ge" + encoded(from.toString()) + "&start=le"
                + encoded(to.toString());
        return switch (exchange.get(system, query, SHORT)) {
            case Heard.Said(var code, var body)
            when code == 200 && SlotsR4.isBundle(body) -> new Offers.Offered(SlotsR4.read(body));
            case Heard.Said(var code, var body) -> new Offers.Unknown(code + " " + AppointmentR4.diagnostics(body));
            case Heard.Garbled(var code) -> new Offers.Unknown(code + " and no JSON");
            case Heard.Silence(var why) -> new Offers.Unknown(why);
            case Heard.Unreached(var why) -> new Offers.Unknown(why);
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
