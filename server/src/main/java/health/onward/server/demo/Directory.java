package health.onward.server.demo;

import health.onward.directory.Priority;
import health.onward.directory.Service.Contact;
import health.onward.directory.Service.Notes;
import health.onward.directory.Service.Window;
import health.onward.platform.Jsonb;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo world's directory of services: those of the published examples (services.csv, api digest e.3), about two hundred
 * invented ones (more-services.csv), and one whose diary its hospital keeps (outside-services.csv).
 *
 * <p>Where the examples give one service several names, the sheet settles it: 2 and 3 are both "Direct SVC 1" and 4 is "Direct
 * SVC 2", as their own resources say (A033, A035); 11001 and 11003 keep the names that only one change of shortlist shows;
 * 11002 is "Good Cardiology Business Service" for staff; 11004 is the triage service of most examples; 11014 is "Advice Only";
 * 11021 has its short name; 10000, 13000 and 14000, which no example names, got names of ours. 5, 6 and 42 do not exist. No
 * service both triages and takes bookings, though one example shows it.
 */
final class Directory {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Directory() {}

    static List<Sheet.Row> sheets() {
        List<Sheet.Row> rows = new ArrayList<>(Sheet.read("services.csv"));
        rows.addAll(Sheet.read("more-services.csv"));
        rows.addAll(Sheet.read("outside-services.csv"));
        return rows;
    }

    static void publish(List<Sheet.Row> sheets, Connection connection) throws SQLException {
        var services = new Copying("service", """
                id, version, name, status, provider, location, specialty, request_types, bookable_type, appointment_type,
                priorities, sex_treated, age_from_months, age_to_months, effective_from, effective_to, letter_required, menu,
                promoted, limited_capacity, treatment_wait_days, slot_reservation_days, polling_days, booking_windows,
                additional_requirements, notes""");
        sheets.forEach(row -> add(row, services));
        services.send(connection);
        list(sheets, "clinic_types", "service_clinic_type", "clinic_type").send(connection);
        list(sheets, "terms", "service_clinical_term", "term_id").send(connection);
        list(sheets, "clinicians", "service_clinician", "user_id").send(connection);
        rules(sheets).send(connection);
        place(connection);
    }

    private static void add(Sheet.Row row, Copying services) {
        services.add(
                row.number("id"),
                1,
                row.text("name"),
                row.text("status"),
                row.text("provider"),
                row.text("location"),
                row.text("specialty"),
                row.words("requests"),
                row.text("bookable"),
                row.optional("appointment_type").orElse(null),
                row.words("priorities"),
                row.text("sex"),
                row.number("from_months"),
                row.optionalNumber("to_months").orElse(null),
                row.text("effective_from"),
                row.optional("effective_to").orElse(null),
                row.yes("letter"),
                row.text("menu"),
                row.yes("promoted"),
                row.yes("limited"),
                row.optionalNumber("treatment_wait").orElse(null),
                row.number("reservation"),
                row.number("polling"),
                new Jsonb(JSON.writeValueAsString(windows(row))),
                row.words("requirements"),
                new Jsonb(JSON.writeValueAsString(notes(row))));
    }

    /** Words like {@code URGENT:4-336}: from four hours from now to two weeks; without an end {@code ROUTINE:72-}. */
    private static Map<Priority, Window> windows(Sheet.Row row) {
        Map<Priority, Window> windows = new TreeMap<>();
        for (String word : row.words("windows")) {
            String[] parts = word.split("[:-]", -1);
            Optional<Integer> closes = parts[2].isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(parts[2]));
            windows.put(Priority.valueOf(parts[0]), new Window(Integer.parseInt(parts[1]), closes));
        }
        return windows;
    }

    private static Notes notes(Sheet.Row row) {
        List<Contact> contacts = new ArrayList<>();
        row.optional("patient_phone").ifPresent(phone -> contacts.add(new Contact("PATIENT", "phone", phone)));
        row.optional("staff_email")
                .ifPresent(email -> contacts.add(new Contact("HEALTHCARE_PROFESSIONALS", "email", email)));
        return new Notes(
                row.optional("alert"),
                row.optional("exclusions"),
                row.optional("investigations"),
                row.optional("conditions"),
                Optional.empty(),
                row.optional("instructions"),
                row.optional("hours"),
                row.optional("website"),
                Optional.empty(),
                contacts);
    }

    private static Copying list(List<Sheet.Row> sheets, String sheetColumn, String table, String column) {
        var rows = new Copying(table, "service_id, " + column);
        sheets.forEach(row -> row.words(sheetColumn).forEach(word -> rows.add(row.number("id"), word)));
        return rows;
    }

    private static Copying rules(List<Sheet.Row> sheets) {
        var rows = new Copying("commissioning_rule", "service_id, ods_code, effective_from");
        sheets.forEach(row -> row.words("commissioned_for")
                .forEach(organisation -> rows.add(row.number("id"), organisation, row.text("effective_from"))));
        return rows;
    }

    /** A service is where its site's postcode lies. */
    private static void place(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    update service set easting_m = p.easting_m, northing_m = p.northing_m
                    from organisation o join postcode p on p.postcode = o.postcode
                    where o.ods_code = service.location
                    """);
        }
    }
}
