package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.platform.Jsonb;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;

/** Stores what providers define and commissioners grant. */
public final class ServiceDefinitions {

    private ServiceDefinitions() {}

    /** Adds a service, or puts the whole definition in the place of the one there; the version grows either way. */
    public static void define(Service service, Changes changes) {
        changes.add(
                """
                insert into service (id, version, name, status, provider, location, easting_m, northing_m, specialty, request_types,
                    bookable_type, appointment_type, priorities, sex_treated, age_from_months, age_to_months,
                    effective_from, effective_to, letter_required, menu, promoted, limited_capacity,
                    treatment_wait_days, slot_reservation_days, polling_days, booking_windows,
                    additional_requirements, notes)
                values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set version = service.version + 1, name = excluded.name,
                    status = excluded.status, provider = excluded.provider, location = excluded.location,
                    easting_m = excluded.easting_m, northing_m = excluded.northing_m,
                    specialty = excluded.specialty, request_types = excluded.request_types,
                    bookable_type = excluded.bookable_type, appointment_type = excluded.appointment_type,
                    priorities = excluded.priorities, sex_treated = excluded.sex_treated,
                    age_from_months = excluded.age_from_months, age_to_months = excluded.age_to_months,
                    effective_from = excluded.effective_from, effective_to = excluded.effective_to,
                    letter_required = excluded.letter_required, menu = excluded.menu, promoted = excluded.promoted,
                    limited_capacity = excluded.limited_capacity, treatment_wait_days = excluded.treatment_wait_days,
                    slot_reservation_days = excluded.slot_reservation_days, polling_days = excluded.polling_days,
                    booking_windows = excluded.booking_windows,
                    additional_requirements = excluded.additional_requirements, notes = excluded.notes
                """,
                service.id().value(),
                service.name(),
                service.status().name(),
                service.provider().value(),
                service.site().code().value(),
                service.site().place().map(Place::eastingMetres).orElse(null),
                service.site().place().map(Place::northingMetres).orElse(null),
                service.specialty(),
                texts(service.requestTypes(), RequestType::name),
                service.bookable().name(),
                service.appointmentType().orElse(null),
                texts(service.priorities(), Priority::name),
                service.sexTreated().name(),
                service.ages().fromMonths(),
                service.ages().toMonths().orElse(null),
                service.effectiveFrom(),
                service.effectiveTo().orElse(null),
                service.letterRequired(),
                service.menu().name(),
                service.promoted(),
                service.limitedCapacity(),
                service.treatmentWaitDays().orElse(null),
                service.slots().reservationDays(),
                service.slots().pollingDays(),
                new Jsonb(ServiceRow.JSON.writeValueAsString(service.slots().windows())),
                texts(service.additionalRequirements(), Function.identity()),
                new Jsonb(ServiceRow.JSON.writeValueAsString(service.notes())));
        hangOn("service_clinic_type", "clinic_type", service.id(), service.clinicTypes(), changes);
        hangOn("service_clinical_term", "term_id", service.id(), service.clinicalTerms(), changes);
        var clinicians = service.clinicians().stream().map(UserId::value).toList();
        hangOn("service_clinician", "user_id", service.id(), clinicians, changes);
    }

    /** Lets an organisation, and those it commissions for, find a service of the primary care menu from a day on. */
    public static void commission(ServiceId service, OdsCode organisation, LocalDate from, Changes changes) {
        changes.add("""
                insert into commissioning_rule (service_id, ods_code, effective_from) values (?, ?, ?)
                on conflict (service_id, ods_code) do update set effective_from = excluded.effective_from
                """, service.value(), organisation.value(), from);
    }

    private static void hangOn(
            String table, String column, ServiceId service, Collection<String> values, Changes changes) {
        changes.add("delete from " + table + " where service_id = ?", service.value());
        if (!values.isEmpty()) {
            changes.add(
                    "insert into " + table + " (service_id, " + column + ") select ?, unnest(?::text[])",
                    service.value(),
                    texts(values, Function.identity()));
        }
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toArray(String[]::new);
    }
}
