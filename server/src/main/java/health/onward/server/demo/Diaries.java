package health.onward.server.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The slots of the next twelve weeks, for every service that keeps a diary here. A sheet's diary names who sees the patients,
 * by turns from day to day: a clinician, or "open" for nobody in particular. A diary "once" has a single slot, on its last day.
 *
 * <p>The nth slot of service s has the number s × 1000 + n, so that the published examples' slots exist; slots.csv says what is
 * particular about some of them. The examples let 13000 and 14000 offer the slots of 11000: here each has its own.
 */
final class Diaries {

    private static final String OPEN = "open";
    private static final String NONE = "none";
    private static final String ONCE = "once";

    /** Services with short numbers get slot numbers above all others, so that no slot looks like a service. */
    private static final long SHORT = 10_000;

    private static final long ABOVE = 900_000_000;

    private static final Duration LONG_SINCE = Duration.ofDays(30);
    private static final Duration JUST_NOW = Duration.ofHours(6);

    private final Instant now;
    private final Map<String, Sheet.Row> particular = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Copying schedules = new Copying("schedule", "service_id, id, clinician");
    private final Copying slots = new Copying(
            "slot", "service_id, id, schedule_id, clinician, starts, ends, priorities, published_at, withdrawn");

    private Diaries(Instant now) {
        this.now = now;
        Sheet.read("slots.csv").forEach(row -> particular.put(row.text("service_id") + "/" + row.text("nth"), row));
    }

    static void open(List<Sheet.Row> sheets, Instant now, long seed, Connection connection) throws SQLException {
        var diaries = new Diaries(now);
        sheets.stream()
                .filter(row -> !row.text("diary").equals(NONE))
                .forEach(row -> diaries.open(row, new SplittableRandom(31 * seed + row.number("id"))));
        diaries.schedules.send(connection);
        diaries.slots.send(connection);
    }

    private void open(Sheet.Row service, SplittableRandom chance) {
        var sessions = Sessions.of(service.yes("limited"), chance);
        List<String> turns = service.words("diary");
        List<LocalDate> days = sessions.days(now).toList();
        if (turns.contains(ONCE)) {
            once(service, sessions, days.getLast());
            return;
        }
        int n = 0;
        for (int day = 0; day < days.size(); day++) {
            Optional<String> clinician =
                    Optional.of(turns.get(day % turns.size())).filter(turn -> !turn.equals(OPEN));
            for (int slot = 0; slot < sessions.slots(); slot++) {
                n++;
                Instant start = sessions.start(days.get(day), slot);
                Instant end = start.plus(Duration.ofMinutes(sessions.slotMinutes()));
                Sheet.Row special = particular.get(service.text("id") + "/" + n);
                if (special != null) {
                    offer(service, special, start, end);
                } else {
                    offer(service, n, clinician, start, end, chance);
                }
            }
        }
    }

    private void once(Sheet.Row service, Sessions sessions, LocalDate day) {
        Instant start = sessions.start(day, 0);
        slots.add(
                service.number("id"),
                service.number("id") * 1000 + 1,
                schedule(service, Optional.empty()),
                null,
                start,
                start.plus(Duration.ofMinutes(sessions.slotMinutes())),
                service.words("priorities"),
                now.minus(LONG_SINCE),
                false);
    }

    private void offer(Sheet.Row service, Sheet.Row special, Instant start, Instant end) {
        Optional<String> clinician = special.optional("clinician");
        slots.add(
                service.number("id"),
                special.number("slot_id"),
                schedule(service, clinician),
                clinician.orElse(null),
                start,
                end,
                service.words("priorities"),
                now.minus(LONG_SINCE),
                special.yes("withdrawn"));
    }

    private void offer(
            Sheet.Row service, int n, Optional<String> clinician, Instant start, Instant end, SplittableRandom chance) {
        long id = service.number("id") * 1000 + n;
        slots.add(
                service.number("id"),
                service.number("id") < SHORT ? ABOVE + id : id,
                schedule(service, clinician),
                clinician.orElse(null),
                start,
                end,
                priorities(service.words("priorities"), chance.nextInt(10)),
                now.minus(chance.nextInt(8) == 0 ? JUST_NOW : LONG_SINCE),
                chance.nextInt(100) == 0);
    }

    /** One slot in ten is kept for the most urgent patients and one in ten for the least; the rest are for all. */
    private static List<String> priorities(List<String> all, int lot) {
        return switch (lot) {
            case 0 -> List.of(all.getFirst());
            case 1 -> List.of(all.getLast());
            default -> all;
        };
    }

    private String schedule(Sheet.Row service, Optional<String> clinician) {
        String id = service.text("id") + clinician.map(user -> "-" + user).orElse("");
        if (known.add(id)) {
            schedules.add(service.number("id"), id, clinician.orElse(null));
        }
        return id;
    }
}
