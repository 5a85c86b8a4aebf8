package health.onward.appointment;

import health.onward.appointment.ProviderSystem.Offer;
import health.onward.appointment.ProviderSystem.Offers;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.identity.ServiceId;
import health.onward.platform.AtOnce;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the slots that outside systems offer, as far ahead as each service's polling range reaches, so that searches read our
 * own table (domain rules 3.6). A slot that is offered no longer is withdrawn here, unless a patient has it.
 */
public final class SlotPolling {

    private static final Logger LOG = LoggerFactory.getLogger(SlotPolling.class);
    private static final int AT_ONCE = 200;

    /** @param offered how many there are; {@code changed} how many of them are new or different, or are gone */
    public record Polled(ServiceId service, int offered, int changed, Optional<String> problem) {}

    private final Transactions transactions;
    private final Slots slots;
    private final Services services;
    private final OutsideSystems systems;
    private final ProviderSystem provider;
    private final Ids ids;
    private final Clock clock;

    public SlotPolling(
            Transactions transactions,
            Slots slots,
            Services services,
            OutsideSystems systems,
            ProviderSystem provider,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.slots = slots;
        this.services = services;
        this.systems = systems;
        this.provider = provider;
        this.ids = ids;
        this.clock = clock;
    }

    /** Every outside diary, some at a time. A system that does not answer keeps the slots that it had. */
    public List<Polled> all() {
        List<Polled> polled = Collections.synchronizedList(new ArrayList<>());
        AtOnce.each(services.keptOutside(), service -> polled.add(poll(service)));
        polled.forEach(one -> one.problem()
                .ifPresent(why -> LOG.warn("The slots of service {} could not be fetched: {}", one.service(), why)));
        return List.copyOf(polled);
    }

    private Polled poll(Service service) {
        Instant from = clock.instant();
        Instant to = from.plus(Duration.ofDays(service.slots().pollingDays()));
        return service.slots()
                .system()
                .flatMap(name -> systems.find(new SystemId(name)))
                .map(system -> switch (provider.offers(system, service.id(), from, to)) {
                    case Offers.Unknown(var why) -> new Polled(service.id(), 0, 0, Optional.of(why));
                    case Offers.Offered(var offers) ->
                        new Polled(
                                service.id(),
                                offers.size(),
                                settle(new Diary(service.id(), system.id()), offers, from, to),
                                Optional.empty());
                })
                .orElseGet(() -> new Polled(service.id(), 0, 0, Optional.of("its system is not known")));
    }

    private record Diary(ServiceId service, SystemId system) {}

    private int settle(Diary diary, List<Offer> offers, Instant from, Instant to) {
        Map<String, Slot> known = new HashMap<>();
        slots.of(diary.system(), diary.service(), from, to)
                .forEach(slot -> known.put(slot.outside().orElseThrow().name(), slot));
        Set<String> offered = new HashSet<>();
        List<Slot> wanted = new ArrayList<>();
        for (Offer offer : offers) {
            Slot before = known.get(offer.name());
            Slot slot = slot(offer, diary, before, from);
            boolean inRange = slot.start().isAfter(from) && !slot.start().isAfter(to);
            if (inRange
                    && offered.add(offer.name())
                    && (before == null || (before.takenBy().isEmpty() && !slot.equals(before)))) {
                wanted.add(slot);
            }
        }
        List<Slot> gone = known.values().stream()
                .filter(slot -> slot.free()
                        && !offered.contains(slot.outside().orElseThrow().name()))
                .toList();
        offer(wanted);
        // One at a time: a slot that is being taken at this moment keeps the others waiting for nothing.
        gone.forEach(slot -> transactions.write(changes -> {
            slots.withdraw(slot, changes);
            return Outcome.accepted(slot);
        }));
        return wanted.size() + gone.size();
    }

    private void offer(List<Slot> wanted) {
        for (int n = 0; n < wanted.size(); n += AT_ONCE) {
            List<Slot> some = wanted.subList(n, Math.min(n + AT_ONCE, wanted.size()));
            transactions.write(changes -> {
                some.forEach(slot -> slots.offer(slot, changes));
                return Outcome.accepted(some);
            });
        }
    }

    private Slot slot(Offer offer, Diary diary, @org.jspecify.annotations.Nullable Slot before, Instant now) {
        ServiceId service = diary.service();
        String schedule =
                service + offer.clinician().map(user -> "-" + user.value()).orElse("");
        return new Slot(
                before == null ? new SlotId(ids.next()) : before.id(),
                new Schedule(schedule, service, offer.clinician()),
                offer.start(),
                offer.end(),
                offer.priorities(),
                before == null ? now : before.published(),
                Optional.empty(),
                false,
                Optional.of(new Slot.Outside(diary.system(), offer.name())));
    }
}
