package health.onward.acceptance.pas;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the fake system knows: its slots, the appointments it was told of, and how it is to behave to each slot. */
final class FakeDiary {

    record Slot(String name, String service, Instant start, Instant end) {}

    /** @param status pending, booked or cancelled */
    record Appointment(String id, String status, String slot, String ubrn) {}

    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final int A_DAY = 24;

    private final int slotsEach;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Appointment> appointments = new LinkedHashMap<>();
    private final Map<String, Weather> weather = new LinkedHashMap<>();
    private Weather unlessSaid = Weather.GOOD;

    FakeDiary(int slotsEach) {
        this.slotsEach = slotsEach;
    }

    /** The free slots of a service; those of the first days, the more the service is asked for. */
    synchronized List<Slot> free(String service, Instant from, Instant to) {
        open(service, from);
        return slots.values().stream()
                .filter(slot -> slot.service().equals(service)
                        && slot.start().isAfter(from)
                        && !slot.start().isAfter(to)
                        && holder(slot.name()).isEmpty())
                .toList();
    }

    private void open(String service, Instant from) {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC).plusDays(1);
        for (int n = 0; n < slotsEach; n++) {
            LocalDate day = first.plusDays(n / A_DAY);
            Instant start = day.atTime(8, 0).toInstant(ZoneOffset.UTC).plus(LENGTH.multipliedBy(n % A_DAY));
            String name =
                    service + "." + start.toString().replaceAll("[:-]", "").replace("Z", "");
            slots.putIfAbsent(name, new Slot(name, service, start, start.plus(LENGTH)));
        }
    }

    static String name(String service, Instant start) {
        return service + "." + start.toString().replaceAll("[:-]", "").replace("Z", "");
    }

    synchronized Optional<Slot> slot(String name) {
        return Optional.ofNullable(slots.get(name));
    }

    synchronized void steer(String slot, Weather to) {
        if (slot.equals("*")) {
            unlessSaid = to;
            weather.clear();
        } else {
            weather.put(slot, to);
        }
    }

    synchronized Weather over(String slot) {
        return weather.getOrDefault(slot, unlessSaid);
    }

    /** False when somebody else has the slot, or the appointment was cancelled before it came: then it never will be. */
    synchronized boolean put(Appointment wanted, boolean doubly) {
        Appointment known = appointments.get(wanted.id());
        boolean dead = known != null && known.status().equals("cancelled");
        boolean others =
                holder(wanted.slot()).filter(id -> !id.equals(wanted.id())).isPresent();
        if (dead || (others && !doubly) || !slots.containsKey(wanted.slot())) {
            return false;
        }
        if (known == null || !known.status().equals("booked")) {
            appointments.put(wanted.id(), wanted);
        }
        return true;
    }

    /** Also of one that has not come yet: when it comes, it finds itself cancelled. */
    synchronized void cancel(String id) {
        Appointment known = appointments.getOrDefault(id, new Appointment(id, "", "", ""));
        appointments.put(id, new Appointment(id, "cancelled", known.slot(), known.ubrn()));
    }

    synchronized Optional<Appointment> appointment(String id) {
        return Optional.ofNullable(appointments.get(id));
    }

    synchronized List<Appointment> appointments() {
        return new ArrayList<>(appointments.values());
    }

    private Optional<String> holder(String slot) {
        return appointments.values().stream()
                .filter(a -> a.slot().equals(slot) && !a.status().equals("cancelled"))
                .map(Appointment::id)
                .findFirst();
    }
}
