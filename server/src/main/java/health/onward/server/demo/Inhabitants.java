package health.onward.server.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The demo world's organisations, staff and patients (api digest e.3, and invented ones whose numbers start with 999).
 *
 * <p>Settled here, because the published examples do not agree or do not say: both named clinicians of the examples
 * (021600556514, 921600556514) hold the provider clinician's function at R69, since only such a person can be named; the
 * official test actors (555…) hold their function both at the organisations of their tests (D82106, RCD) and at R69, so that
 * the examples' own headers work; 555031999105, of whom no function is known, is an information analyst.
 */
final class Inhabitants {

    private static final String EVERYWHERE = "all";

    private Inhabitants() {}

    static void settle(Connection connection) throws SQLException {
        organisations().send(connection);
        staff(connection);
        patients().send(connection);
    }

    private static Copying organisations() {
        var rows = new Copying("organisation", "ods_code, name, kind, parent, postcode, open, address, phone");
        for (Sheet.Row row : Sheet.read("organisations.csv")) {
            rows.add(
                    row.text("ods_code"),
                    row.text("name"),
                    row.text("kind"),
                    row.optional("parent").orElse(null),
                    row.optional("postcode").orElse(null),
                    row.yes("open"),
                    List.of(row.text("address").split("\\|", -1)),
                    row.text("phone"));
        }
        return rows;
    }

    private static void staff(Connection connection) throws SQLException {
        var people = new Copying("person", "user_id, name, active");
        var roles = new Copying("business_role", "user_id, ods_code, function");
        var principals = new Copying("on_behalf", "user_id, ods_code, clinician_id");
        Set<String> known = new HashSet<>();
        for (Sheet.Row row : Sheet.read("staff.csv")) {
            String user = row.text("user_id");
            if (known.add(user)) {
                people.add(user, row.text("name"), row.yes("active"));
            }
            row.words("functions").forEach(function -> roles.add(user, row.text("ods_code"), function));
            row.words("acts_for").forEach(clinician -> principals.add(user, row.text("ods_code"), clinician));
        }
        people.send(connection);
        roles.send(connection);
        principals.send(connection);
    }

    private static Copying patients() {
        var rows = new Copying("patient", """
                nhs_number, family, given, birth_date, sex, address, postcode, registered_practice, sensitive, deceased_on
                """.strip());
        for (Sheet.Row row : Sheet.read("patients.csv")) {
            rows.add(
                    row.text("nhs_number"),
                    row.text("family"),
                    row.text("given"),
                    row.text("birth_date"),
                    row.text("sex"),
                    List.of(row.text("address_line"), row.text("town")),
                    row.optional("postcode").orElse(null),
                    row.optional("registered_practice").orElse(null),
                    row.yes("sensitive"),
                    row.optional("deceased_on").orElse(null));
        }
        return rows;
    }

    /**
     * Gives each provider one workgroup for all its services and one for each specialty that some of its staff keep to.
     *
     * @param directory the rows of the service sheets
     */
    static void workgroups(List<Sheet.Row> directory, Connection connection) throws SQLException {
        Map<Group, Set<String>> members = new LinkedHashMap<>();
        for (Sheet.Row row : Sheet.read("staff.csv")) {
            for (String part : row.words("works_in")) {
                members.computeIfAbsent(new Group(row.text("ods_code"), part), g -> new LinkedHashSet<>())
                        .add(row.text("user_id"));
            }
        }
        var groups = new Copying("workgroup", "id, ods_code, name");
        var people = new Copying("workgroup_member", "workgroup_id, user_id");
        var services = new Copying("workgroup_service", "workgroup_id, service_id");
        List<Group> numbered = new ArrayList<>(members.keySet());
        for (int n = 0; n < numbered.size(); n++) {
            int id = n + 1;
            Group group = numbered.get(n);
            groups.add(id, group.organisation(), group.name());
            members.getOrDefault(group, Set.of()).forEach(user -> people.add(id, user));
            directory.stream().filter(group::answersFor).forEach(row -> services.add(id, row.number("id")));
        }
        groups.send(connection);
        people.send(connection);
        services.send(connection);
    }

    /** @param part a specialty's code, or {@link #EVERYWHERE} */
    private record Group(String organisation, String part) {

        String name() {
            return part.equals(EVERYWHERE) ? "All services" : part;
        }

        boolean answersFor(Sheet.Row service) {
            return service.text("provider").equals(organisation)
                    && (part.equals(EVERYWHERE) || service.text("specialty").equals(part));
        }
    }
}
