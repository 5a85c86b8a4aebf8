package health.onward.directory;

import health.onward.platform.Changes;
import health.onward.platform.Jsonb;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes services, any number of them in the same nine statements, and never without their history. */
final class ServiceColumns {

    private static final List<String> REPLACED = List.of(
            "name",
            "status",
            "provider",
            "location",
            "easting_m",
            "northing_m",
            "specialty",
            "request_types",
            "bookable_type",
            "appointment_type",
            "priorities",
            "sex_treated",
            "age_from_months",
            "age_to_months",
            "effective_from",
            "effective_to",
            "letter_required",
            "menu",
            "promoted",
            "limited_capacity",
            "treatment_wait_days",
            "slot_reservation_days",
            "polling_days",
            "booking_windows",
            "wait_shown",
            "provider_system",
            "additional_requirements",
            "notes",
            "advice_days");

    private static final String PUT = "insert into service (id, version, " + String.join(", ", REPLACED) + ")\n"
            + "select id, 1, " + String.join(", ", REPLACED)
            + " from jsonb_populate_recordset(null::service, ?::jsonb)\n"
            + "on conflict (id) do update set version = service.version + 1, "
            + String.join(
                    ", ", REPLACED.stream().map(it -> it + " = excluded." + it).toList());

    private ServiceColumns() {}

    /** Adds services, or puts them in the place of those there by their numbers; each one's version grows by one. */
    static void put(Collection<Service> services, String what, Editor editor, Instant at, Changes changes) {
        if (services.isEmpty()) {
            return;
        }
        changes.add(PUT, json(services.stream().map(ServiceColumns::row).toList()));
        hangOn("service_clinic_type", "clinic_type", services, ServiceDefinition::clinicTypes, changes);
        hangOn("service_clinical_term", "term_id", services, ServiceDefinition::clinicalTerms, changes);
        hangOn("service_clinician", "user_id", services, ServiceColumns::clinicians, changes);
        remember(services, what, editor, at, changes);
    }

    private static void remember(
            Collection<Service> services, String what, Editor editor, Instant at, Changes changes) {
        changes.add(
                """
                insert into service_history (service_id, version, at, user_id, function, ods_code, what, status,
                                             promoted, limited_capacity, definition)
                select s.id, s.version, ?, ?, ?, ?, ?, s.status, s.promoted, s.limited_capacity, h.definition
                from jsonb_to_recordset(?::jsonb) as h (id bigint, definition jsonb) join service s using (id)
                """,
                at,
                editor.user().orElse(null),
                editor.function(),
                editor.organisation().orElse(null),
                what,
                json(services.stream()
                        .map(one -> Map.of("id", one.id().value(), "definition", one.definition()))
                        .toList()));
    }

    private static void hangOn(
            String table,
            String column,
            Collection<Service> services,
            Function<ServiceDefinition, Collection<String>> values,
            Changes changes) {
        changes.add("delete from " + table + " where service_id = any (?)", (Object)
                services.stream().map(one -> one.id().value()).toArray(Long[]::new));
        List<Map<String, Object>> rows = services.stream()
                .flatMap(one -> values.apply(one.definition()).stream()
                        .sorted()
                        .map(value -> Map.<String, Object>of("id", one.id().value(), "value", value)))
                .toList();
        if (!rows.isEmpty()) {
            changes.add(
                    "insert into " + table + " (service_id, " + column + ")"
                            + " select id, value from jsonb_to_recordset(?::jsonb) as h (id bigint, value text)",
                    json(rows));
        }
    }

    private static Set<String> clinicians(ServiceDefinition definition) {
        return definition.clinicians().stream().map(user -> user.value()).collect(java.util.stream.Collectors.toSet());
    }

    private static Map<String, @Nullable Object> row(Service service) {
        ServiceDefinition definition = service.definition();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", service.id().value());
        row.put("status", service.status());
        row.put("promoted", service.promoted());
        row.put("limited_capacity", service.limitedCapacity());
        row.put("easting_m", service.site().place().map(Place::eastingMetres).orElse(null));
        row.put("northing_m", service.site().place().map(Place::northingMetres).orElse(null));
        row.put("name", definition.name());
        row.put("provider", definition.provider().value());
        row.put("location", definition.location().value());
        row.put("specialty", definition.specialty());
        row.put("request_types", sorted(definition.requestTypes()));
        row.put("bookable_type", definition.bookable());
        row.put("appointment_type", definition.appointmentType().orElse(null));
        row.put("priorities", sorted(definition.priorities()));
        row.put("sex_treated", definition.sexTreated());
        row.put("age_from_months", definition.ages().fromMonths());
        row.put("age_to_months", definition.ages().toMonths().orElse(null));
        row.put("effective_from", definition.effectiveFrom().toString());
        row.put("effective_to", definition.effectiveTo().map(Object::toString).orElse(null));
        row.put("letter_required", definition.letterRequired());
        row.put("menu", definition.menu());
        row.put("treatment_wait_days", definition.treatmentWaitDays().orElse(null));
        slots(definition.slots(), row);
        row.put("additional_requirements", sorted(definition.additionalRequirements()));
        row.put("notes", definition.notes());
        row.put("advice_days", definition.adviceDays().orElse(null));
        return row;
    }

    private static void slots(Service.SlotSettings slots, Map<String, @Nullable Object> row) {
        row.put("slot_reservation_days", slots.reservationDays());
        row.put("polling_days", slots.pollingDays());
        row.put("booking_windows", slots.windows());
        row.put("wait_shown", slots.waitShown());
        row.put("provider_system", slots.system().orElse(null));
    }

    private static List<?> sorted(Collection<?> values) {
        return values.stream().sorted().toList();
    }

    private static Jsonb json(List<?> rows) {
        return new Jsonb(ServiceRow.JSON.writeValueAsString(rows));
    }
}
