package health.onward.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One code of a published list.
 *
 * @param effectiveTo the last day on which it may be used
 * @param properties by the names of the list's columns; what a concept does not have is absent
 */
public record Concept(
        String code,
        String display,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Map<String, String> properties) {

    public Concept {
        properties = Map.copyOf(properties);
    }

    /** Both days count: the lists end one code the day before its successor begins. */
    public boolean inEffectOn(LocalDate day) {
        return effectiveFrom.map(from -> !day.isBefore(from)).orElse(true)
                && effectiveTo.map(to -> !day.isAfter(to)).orElse(true);
    }

    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    public boolean is(String name) {
        return "true".equals(properties.get(name));
    }

    public int days(String name) {
        return property(name).map(Integer::parseInt).orElse(0);
    }

    public List<String> words(String name) {
        return property(name).map(text -> List.of(text.split(" "))).orElse(List.of());
    }
}
