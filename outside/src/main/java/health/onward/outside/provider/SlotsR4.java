package health.onward.outside.provider;

import health.onward.appointment.ProviderSystem.Offer;
import health.onward.directory.Priority;
import health.onward.identity.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A bundle of slots with their schedules. A slot that cannot be understood is left out, not guessed at. */
final class SlotsR4 {

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private static final Map<String, Priority> PRIORITIES =
            Arrays.stream(Priority.values()).collect(Collectors.toUnmodifiableMap(Enum::name, p -> p));

    private SlotsR4() {}

    static boolean isBundle(JsonNode body) {
        return body.path("resourceType").asString("").equals("Bundle");
    }

    static List<Offer> read(JsonNode bundle) {
        Map<String, Optional<UserId>> clinicians = new HashMap<>();
        resources(bundle, "Schedule")
                .forEach(schedule -> clinicians.put(schedule.path("id").asString(""), clinician(schedule)));
        List<Offer> offers = new ArrayList<>();
        resources(bundle, "Slot").forEach(slot -> offer(slot, clinicians).ifPresent(offers::add));
        return offers;
    }

    private static Stream<JsonNode> resources(JsonNode bundle, String type) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(r -> r.path("resourceType").asString("").equals(type));
    }

    private static Optional<Offer> offer(JsonNode slot, Map<String, Optional<UserId>> clinicians) {
        String name = slot.path("id").asString("");
        String schedule = slot.at("/schedule/reference").asString("").replaceFirst("^Schedule/", "");
        Optional<Instant> start = Times.read(slot.path("start"));
        Optional<Instant> end = Times.read(slot.path("end"));
        boolean understood = NAME.matcher(name).matches()
                && slot.path("status").asString("").equals("free")
                && start.isPresent()
                && end.filter(start.get()::isBefore).isPresent()
                && clinicians.containsKey(schedule);
        return understood
                ? Optional.of(new Offer(
                        name,
                        start.get(),
                        end.get(),
                        priorities(slot),
                        clinicians.getOrDefault(schedule, Optional.empty())))
                : Optional.empty();
    }

    /** A slot that names no priority is for all. */
    private static Set<Priority> priorities(JsonNode slot) {
        Set<Priority> named = slot.at("/appointmentType/coding")
                .valueStream()
                .map(coding -> coding.path("code").asString(""))
                .filter(PRIORITIES::containsKey)
                .map(Priority::valueOf)
                .collect(Collectors.toSet());
        return named.isEmpty() ? EnumSet.allOf(Priority.class) : named;
    }

    private static Optional<UserId> clinician(JsonNode schedule) {
        return schedule.path("actor")
                .valueStream()
                .map(actor -> actor.path("identifier"))
                .filter(id -> id.path("system").asString("").equals(AppointmentR4.USER))
                .flatMap(id -> UserId.parse(id.path("value").asString("")).stream())
                .findFirst();
    }
}
