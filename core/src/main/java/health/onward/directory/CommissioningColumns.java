package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commissioning rules and what became of them. A removed one stays as removed: see {@link Candidate}. */
public final class CommissioningColumns {

    private final JdbcClient jdbc;
    private final Ids ids;

    public CommissioningColumns(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** @param from the first day on which it counts */
    public record Rule(ServiceId service, OdsCode organisation, LocalDate from) {}

    /** The rules of an organisation that are not removed, by service. */
    public List<Rule> of(OdsCode organisation) {
        return jdbc.sql("""
                select service_id, ods_code, effective_from from commissioning_rule
                where ods_code = ? and not removed order by service_id
                """)
                .param(organisation.value())
                .query((row, n) -> rule(row))
                .list();
    }

    /** For whom a service is commissioned. */
    public List<Rule> of(ServiceId service) {
        return jdbc.sql("""
                select service_id, ods_code, effective_from from commissioning_rule
                where service_id = ? and not removed order by ods_code
                """).param(service.value()).query((row, n) -> rule(row)).list();
    }

    void put(Rule rule, String what, Editor editor, Instant at, Changes changes) {
        changes.add("""
                insert into commissioning_rule (service_id, ods_code, effective_from, removed) values (?, ?, ?, false)
                on conflict (service_id, ods_code) do update
                  set effective_from = excluded.effective_from, removed = false
                """, rule.service().value(), rule.organisation().value(), rule.from());
        changes.add(
                """
                insert into commissioning_history (service_id, ods_code, at, id, user_id, function, by_org, what,
                                                   effective_from)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rule.service().value(),
                rule.organisation().value(),
                at,
                ids.next(),
                editor.user().orElse(null),
                editor.function(),
                editor.organisation().orElse(null),
                what,
                rule.from());
    }

    void remove(Rule rule, Editor editor, Instant at, Changes changes) {
        changes.add(
                "update commissioning_rule set removed = true where service_id = ? and ods_code = ?",
                rule.service().value(),
                rule.organisation().value());
        changes.add(
                """
                insert into commissioning_history (service_id, ods_code, at, id, user_id, function, by_org, what)
                values (?, ?, ?, ?, ?, ?, ?, 'REMOVED')
                """,
                rule.service().value(),
                rule.organisation().value(),
                at,
                ids.next(),
                editor.user().orElse(null),
                editor.function(),
                editor.organisation().orElse(null));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        return new Rule(
                new ServiceId(row.getLong("service_id")),
                new OdsCode(row.getString("ods_code")),
                row.getObject("effective_from", LocalDate.class));
    }
}
