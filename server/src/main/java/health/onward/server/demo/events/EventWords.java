package health.onward.server.demo.events;

import health.onward.identity.BusinessFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what an event is and what must be said of itto whoever asks; docs/generated/demo-events.md is made of it. */
final class EventWords {

    private EventWords() {}

    static Map<String, Object> told(Event event) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("event", event.name());
        told.put("meaning", event.meaning());
        told.put("as", who(event));
        Map<String, String> says = new LinkedHashMap<>();
        said(event).forEach(field -> says.put(field.name(), words(field)));
        told.put("says", says);
        return told;
    }

    private static String who(Event event) {
        return switch (event.who()) {
            case Who.Patient() -> "the patient";
            case Who.Staff(var functions) ->
                functions.stream()
                        .sorted(Comparator.naturalOrder())
                        .map(BusinessFunction::name)
                        .reduce((one, other) -> one + ", " + other)
                        .orElseThrow();
        };
    }

    private static List<Field> said(Event event) {
        List<Field> fields = new ArrayList<>();
        if (event.ofOneRequest()) {
            fields.add(EventReader.UBRN);
        }
        fields.addAll(event.fields());
        if (event.ofOneRequest()) {
            fields.add(EventReader.VERSION);
        }
        return fields;
    }

    private static String words(Field field) {
        return field.meaning() + "; " + field.kind().form() + (field.required() ? "" : ", if need be");
    }
}
