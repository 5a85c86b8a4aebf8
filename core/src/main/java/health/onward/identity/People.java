package health.onward.identity;

import health.onward.platform.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The members of staff we know, the functions they hold where, and for whom they may act. */
public final class People {

    private final JdbcClient jdbc;

    public People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Person> find(UserId user) {
        return jdbc.sql("select user_id, name, active from person where user_id = ?")
                .param(user.value())
                .query((row, n) -> person(row))
                .optional();
    }

    /**
     * Who can act somewhere now, by name.
     *
     * @param words part of a name, the beginning of a number, an organisation's code, or part of a function; empty for all
     */
    public List<Person> search(String words, int most) {
        return jdbc.sql("""
                        select p.user_id, p.name, p.active
                        from person p cross join (select lower(?::text) as words) said
                        where p.active and exists (
                          select from business_role r join organisation o using (ods_code)
                          where r.user_id = p.user_id and o.open
                            and (position(said.words in lower(p.name)) > 0 or starts_with(p.user_id, said.words)
                                 or lower(r.ods_code) = said.words
                                 or position(said.words in lower(replace(r.function, '_', ' '))) > 0))
                        order by p.name, p.user_id limit ?
                        """)
                .param(words.strip())
                .param(most)
                .query((row, n) -> person(row))
                .list();
    }

    /** What a person may act as, now: by organisation, functions in the order of the enum; nothing for the inactive. */
    public List<Roles> roles(UserId user) {
        Map<String, List<BusinessFunction>> byOrganisation = new TreeMap<>();
        jdbc.sql("""
                        select r.ods_code, r.function from business_role r
                        join person p on p.user_id = r.user_id and p.active
                        join organisation o on o.ods_code = r.ods_code and o.open
                        where r.user_id = ?
                        """).param(user.value()).query((ResultSet row) -> {
            byOrganisation
                    .computeIfAbsent(row.getString("ods_code"), code -> new ArrayList<>())
                    .add(BusinessFunction.valueOf(row.getString("function")));
        });
        return byOrganisation.entrySet().stream()
                .map(entry -> new Roles(
                        new OdsCode(entry.getKey()),
                        entry.getValue().stream().sorted().toList()))
                .toList();
    }

    /** The clinicians for whom a clinician admin may act at an organisation, as {@link SignIn} would find. */
    public List<UserId> clinicians(UserId admin, OdsCode organisation) {
        return jdbc.sql("""
                        select b.clinician_id from on_behalf b
                        join person c on c.user_id = b.clinician_id and c.active
                        join business_role r on r.user_id = b.clinician_id and r.ods_code = b.ods_code
                         and r.function = 'SERVICE_PROVIDER_CLINICIAN'
                        where b.user_id = ? and b.ods_code = ?
                        order by b.clinician_id
                        """)
                .param(admin.value())
                .param(organisation.value())
                .query((row, n) -> new UserId(row.getString(1)))
                .list();
    }

    /** What we know of a person whom somebody else names. */
    Optional<NamedPersonRules.Facts> named(UserId user, BusinessFunction function, OdsCode organisation) {
        return jdbc.sql("""
                        select p.active,
                               exists (select from business_role r
                                       where r.user_id = p.user_id and r.function = ?) as holds,
                               exists (select from business_role r
                                       where r.user_id = p.user_id and r.ods_code = ?) as works_there,
                               exists (select from business_role r
                                       where r.user_id = p.user_id and r.function = ? and r.ods_code = ?) as holds_there
                        from person p where p.user_id = ?
                        """)
                .params(function.name(), organisation.value(), function.name(), organisation.value(), user.value())
                .query((row, n) -> new NamedPersonRules.Facts(
                        row.getBoolean("active"),
                        row.getBoolean("holds"),
                        row.getBoolean("works_there"),
                        row.getBoolean("holds_there")))
                .optional();
    }

    /** The same of many, wherever they work; who is missing is not known. */
    Map<UserId, NamedPersonRules.Facts> named(Collection<UserId> users, BusinessFunction function) {
        Map<UserId, NamedPersonRules.Facts> named = new HashMap<>();
        jdbc.sql("""
                        select p.user_id, p.active,
                               exists (select from business_role r
                                       where r.user_id = p.user_id and r.function = ?) as holds
                        from person p where p.user_id = any (?)
                        """)
                .param(function.name())
                .param(users.stream().map(UserId::value).toArray(String[]::new))
                .query(row -> {
                    boolean holds = row.getBoolean("holds");
                    named.put(
                            new UserId(row.getString("user_id")),
                            new NamedPersonRules.Facts(row.getBoolean("active"), holds, holds, holds));
                });
        return named;
    }

    public static void store(Changes changes, Person person) {
        changes.add("""
                insert into person (user_id, name, active) values (?, ?, ?)
                on conflict (user_id) do update set name = excluded.name, active = excluded.active
                """, person.id().value(), person.name(), person.active());
    }

    /** Gives a stored person a function at a stored organisation. */
    public static void grant(Changes changes, UserId user, OdsCode organisation, BusinessFunction function) {
        changes.add(
                "insert into business_role (user_id, ods_code, function) values (?, ?, ?) on conflict do nothing",
                user.value(),
                organisation.value(),
                function.name());
    }

    public static void revoke(Changes changes, UserId user, OdsCode organisation, BusinessFunction function) {
        changes.add(
                "delete from business_role where user_id = ? and ods_code = ? and function = ?",
                user.value(),
                organisation.value(),
                function.name());
    }

    /** Lets a clinician admin act for a clinician at an organisation. */
    public static void link(Changes changes, UserId admin, OdsCode organisation, UserId clinician) {
        changes.add(
                "insert into on_behalf (user_id, ods_code, clinician_id) values (?, ?, ?) on conflict do nothing",
                admin.value(),
                organisation.value(),
                clinician.value());
    }

    public static void unlink(Changes changes, UserId admin, OdsCode organisation, UserId clinician) {
        changes.add(
                "delete from on_behalf where user_id = ? and ods_code = ? and clinician_id = ?",
                admin.value(),
                organisation.value(),
                clinician.value());
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(new UserId(row.getString("user_id")), row.getString("name"), row.getBoolean("active"));
    }
}
