package health.onward.appointment;

import health.onward.directory.Priority;
import health.onward.directory.Service;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which slots are offered to whom (domain rules 3.6): the one answer behind search (A015), booking and deferral (A016). */
public final class SlotRules {

    private SlotRules() {}

    /** Of two searches of the same moment, the provider's own staff reach more: no booking window, no reservation. */
    public static SlotReach reach(Service service, Priority priority, Actor actor, Instant now) {
        boolean own = actor.side() == Side.PROVIDER && actor.organisation().equals(service.provider());
        return own && service.priorities().contains(priority)
                ? new SlotReach(now, polled(service.slots(), now), now)
                : referrers(service, priority, now);
    }

    /** What a referrer or patient reaches. */
    static SlotReach referrers(Service service, Priority priority, Instant now) {
        if (!service.priorities().contains(priority)) {
            return nothing(now);
        }
        Service.SlotSettings settings = service.slots();
        Instant polled = polled(settings, now);
        Optional<Service.Window> window = Optional.ofNullable(settings.windows().get(priority));
        return new SlotReach(
                window.map(w -> now.plus(Duration.ofHours(w.opensAfterHours()))).orElse(now),
                window.flatMap(Service.Window::closesAfterHours)
                        .map(hours -> now.plus(Duration.ofHours(hours)))
                        .filter(polled::isAfter)
                        .orElse(polled),
                now.minus(Duration.ofDays(settings.reservationDays())));
    }

    /** A service without the priority has no slots for it, whatever its diary says. */
    private static SlotReach nothing(Instant now) {
        return new SlotReach(now, now, now);
    }

    private static Instant polled(Service.SlotSettings settings, Instant now) {
        return now.plus(Duration.ofDays(settings.pollingDays()));
    }

    /** Whether the slot could be taken now. */
    static boolean offered(Slot slot, SlotReach reach) {
        return slot.free() && reach.covers(slot);
    }
}
