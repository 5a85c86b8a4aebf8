package health.onward.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and organisations are called in what we write, all of one letter in one look. */
public final class Nameplates {

    /** Whoever is missing is not known (any more). */
    public record Found(Map<UserId, String> people, Map<OdsCode, Nameplate> organisations) {

        public Found {
            people = Map.copyOf(people);
            organisations = Map.copyOf(organisations);
        }

        public String person(UserId user) {
            return people.getOrDefault(user, "Member of staff " + user.value());
        }

        public Nameplate organisation(OdsCode code) {
            return organisations.getOrDefault(
                    code,
                    new Nameplate(code, "Organisation " + code.value(), List.of(), Optional.empty(), Optional.empty()));
        }
    }

    private final JdbcClient jdbc;

    public Nameplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Found find(Collection<UserId> people, Collection<OdsCode> organisations) {
        Map<UserId, String> names = new HashMap<>();
        Map<OdsCode, Nameplate> plates = new HashMap<>();
        jdbc.sql("""
                select true as person, user_id as code, name, null::text[] as address, null as postcode, null as phone
                from person where user_id = any (?)
                union all
                select false, ods_code, name, address, postcode, phone from organisation where ods_code = any (?)
                """)
                .param(people.stream().map(UserId::value).toArray(String[]::new))
                .param(organisations.stream().map(OdsCode::value).toArray(String[]::new))
                .query((ResultSet row) -> {
                    if (row.getBoolean("person")) {
                        names.put(new UserId(row.getString("code")), row.getString("name"));
                    } else {
                        Nameplate plate = plate(row);
                        plates.put(plate.code(), plate);
                    }
                });
        return new Found(names, plates);
    }

    private static Nameplate plate(ResultSet row) throws SQLException {
        return new Nameplate(
                new OdsCode(row.getString("code")),
                row.getString("name"),
                List.of((String[]) row.getArray("address").getArray()),
                Optional.ofNullable(row.getString("postcode")),
                Optional.ofNullable(row.getString("phone")));
    }
}
