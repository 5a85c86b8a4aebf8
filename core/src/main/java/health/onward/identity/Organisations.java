package health.onward.identity;

import health.onward.platform.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The organisations and sites we know. */
public final class Organisations {

    private final JdbcClient jdbc;

    public Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Organisation> find(OdsCode code) {
        return jdbc.sql("select ods_code, name, kind, parent, postcode, open from organisation where ods_code = ?")
                .param(code.value())
                .query((row, n) -> organisation(row))
                .optional();
    }

    /** Those we know among some. */
    public List<Organisation> find(Collection<OdsCode> codes) {
        String[] values = codes.stream().map(OdsCode::value).toArray(String[]::new);
        return jdbc.sql(
                        "select ods_code, name, kind, parent, postcode, open from organisation where ods_code = any (?)")
                .param(values)
                .query((row, n) -> organisation(row))
                .list();
    }

    /** Adds an organisation, or replaces what we know about it. Its parent must be stored before. */
    public static void store(Changes changes, Organisation organisation) {
        changes.add(
                """
                insert into organisation (ods_code, name, kind, parent, postcode, open) values (?, ?, ?, ?, ?, ?)
                on conflict (ods_code) do update
                set name = excluded.name, kind = excluded.kind, parent = excluded.parent, postcode = excluded.postcode,
                    open = excluded.open
                """,
                organisation.code().value(),
                organisation.name(),
                organisation.kind().name(),
                organisation.parent().map(OdsCode::value).orElse(null),
                organisation.postcode().orElse(null),
                organisation.open());
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                new OdsCode(row.getString("ods_code")),
                row.getString("name"),
                Organisation.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("parent")).map(OdsCode::new),
                Optional.ofNullable(row.getString("postcode")),
                row.getBoolean("open"));
    }
}
