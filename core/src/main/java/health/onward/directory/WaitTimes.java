package health.onward.directory;

import health.onward.identity.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds to services what a search shows beside each: how far it is, and how long the wait, with one look into the diaries. */
final class WaitTimes {

    private final Waits waits;

    WaitTimes(Waits waits) {
        this.waits = waits;
    }

    List<Found> of(List<Service> fitting, Sought sought, Instant now) {
        Set<Service> withSlots = fitting.stream()
                .filter(service -> service.directlyBookable() && service.slots().waitShown())
                .collect(Collectors.toSet());
        Map<ServiceId, Integer> days = withSlots.isEmpty()
                ? Map.of()
                : waits.days(withSlots, sought.criteria().priority(), now);
        return fitting.stream()
                .map(service -> new Found(
                        service,
                        SearchRules.miles(service, sought),
                        SearchRules.waitOf(service, Optional.ofNullable(days.get(service.id())))))
                .toList();
    }
}
