package health.onward.server.demo.events;

import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import java.util.List;
import java.util.Optional;

/** The shortlist of a request that an event makes, and in what its services are found. */
final class SoughtServices {

    static final List<Field> FIELDS = List.of(
            Field.required("services", Field.Kind.NUMBERS, "the shortlist"),
            Field.required("specialty", Field.Kind.TEXT, "in which the services are found"),
            Field.required("clinicType", Field.Kind.TEXT, "in which the services are found"),
            Field.optional("priority", Field.Kind.TEXT, "ROUTINE, URGENT or TWO_WEEK_WAIT; as before without it"));

    private SoughtServices() {}

    static List<ServiceId> services(Happening happening) {
        return happening.numbers("services").stream().map(ServiceId::new).toList();
    }

    static Outcome<SearchCriteria> criteria(Happening happening, Priority before) {
        return happening
                .text("priority")
                .map(said -> Named.of(Priority.class, said, "priority"))
                .orElseGet(() -> Outcome.accepted(before))
                .map(priority -> new SearchCriteria(
                        priority,
                        happening.text("specialty"),
                        happening.text("clinicType"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        false));
    }
}
