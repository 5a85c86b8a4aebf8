package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row of a query over services, with what hangs on it in arrays, and its site. */
final class ServiceRow {

    private static final String PLAIN = """
            s.id, s.version, s.name, s.status, s.provider, s.location, s.easting_m, s.northing_m, s.specialty,
            s.request_types, s.bookable_type, s.appointment_type, s.priorities, s.sex_treated, s.age_from_months,
            s.age_to_months, s.effective_from, s.effective_to, s.letter_required, s.menu, s.promoted, s.limited_capacity,
            s.treatment_wait_days, s.slot_reservation_days, s.polling_days, s.booking_windows::text as booking_windows,
            s.wait_shown, s.provider_system, s.additional_requirements, s.advice_days, site.name as site_name, site.open as site_open,
            """;

    /** Everything a {@link Service} has; {@link #TABLES} must be what it is selected from. */
    static final String WHOLE = PLAIN + """
            s.notes::text as notes,
            array(select clinic_type from service_clinic_type where service_id = s.id) as clinic_types,
            array(select term_id from service_clinical_term where service_id = s.id) as clinical_terms,
            array(select user_id from service_clinician where service_id = s.id) as clinicians
            """;

    /**
     * What a search decides by, for it may look at thousands and shows some fifty: no notes, and of the lists only what the
     * search asks for, which the query has matched already. Its three parameters are those.
     */
    static final String DECIDING = PLAIN + """
            '{"contacts": []}' as notes, ?::text[] as clinic_types, ?::text[] as clinical_terms, ?::text[] as clinicians
            """;

    static final String TABLES = "service s join organisation site on site.ods_code = s.location";

    static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<Priority, Service.Window>> WINDOWS = new TypeReference<>() {};

    private ServiceRow() {}

    static Service read(ResultSet row) throws SQLException {
        return new Service(
                new ServiceId(row.getLong("id")),
                row.getLong("version"),
                Service.Status.valueOf(row.getString("status")),
                definition(row),
                new Service.Site(new OdsCode(row.getString("location")), row.getString("site_name"), place(row)),
                row.getBoolean("promoted"),
                row.getBoolean("limited_capacity"));
    }

    private static ServiceDefinition definition(ResultSet row) throws SQLException {
        return new ServiceDefinition(
                row.getString("name"),
                new OdsCode(row.getString("provider")),
                new OdsCode(row.getString("location")),
                row.getString("specialty"),
                set(row, "clinic_types", Function.identity()),
                set(row, "clinical_terms", Function.identity()),
                set(row, "clinicians", UserId::new),
                set(row, "request_types", RequestType::valueOf),
                BookableType.valueOf(row.getString("bookable_type")),
                Optional.ofNullable(row.getString("appointment_type")),
                set(row, "priorities", Priority::valueOf),
                Service.SexTreated.valueOf(row.getString("sex_treated")),
                new Service.Ages(row.getInt("age_from_months"), number(row, "age_to_months")),
                row.getObject("effective_from", LocalDate.class),
                Optional.ofNullable(row.getObject("effective_to", LocalDate.class)),
                row.getBoolean("letter_required"),
                Service.Menu.valueOf(row.getString("menu")),
                number(row, "treatment_wait_days"),
                slots(row),
                set(row, "additional_requirements", Function.identity()),
                JSON.readValue(row.getString("notes"), Service.Notes.class),
                number(row, "advice_days"));
    }

    private static Service.SlotSettings slots(ResultSet row) throws SQLException {
        return new Service.SlotSettings(
                row.getInt("slot_reservation_days"),
                row.getInt("polling_days"),
                JSON.readValue(row.getString("booking_windows"), WINDOWS),
                row.getBoolean("wait_shown"),
                Optional.ofNullable(row.getString("provider_system")));
    }

    private static Optional<Place> place(ResultSet row) throws SQLException {
        Optional<Integer> northing = number(row, "northing_m");
        return number(row, "easting_m").flatMap(east -> northing.map(north -> new Place(east, north)));
    }

    private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
        @Nullable Integer number = row.getObject(column, Integer.class);
        return Optional.ofNullable(number);
    }

    private static <T> Set<T> set(ResultSet row, String column, Function<String, T> each) throws SQLException {
        return Stream.of((String[]) row.getArray(column).getArray()).map(each).collect(Collectors.toUnmodifiableSet());
    }
}
