package health.onward.identity;

import health.onward.platform.Changes;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the workgroups, which give a provider's staff their services. */
public final class Workgroups {

    private static final String[] PROVIDING = Arrays.stream(BusinessFunction.values())
            .filter(function -> function.side() == BusinessFunction.Side.PROVIDER)
            .map(BusinessFunction::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    public Workgroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An organisation's, by name. */
    public List<Workgroup> of(OdsCode organisation) {
        return jdbc.sql("""
                select g.id, g.ods_code, g.name,
                       array(select user_id from workgroup_member where workgroup_id = g.id) as members,
                       array(select service_id from workgroup_service where workgroup_id = g.id) as services
                from workgroup g where g.ods_code = ? order by lower(g.name), g.id
                """)
                .param(organisation.value())
                .query((row, n) -> new Workgroup(
                        row.getLong("id"),
                        new OdsCode(row.getString("ods_code")),
                        row.getString("name"),
                        Arrays.stream((String[]) row.getArray("members").getArray())
                                .map(UserId::new)
                                .collect(Collectors.toSet()),
                        Arrays.stream((Long[]) row.getArray("services").getArray())
                                .map(ServiceId::new)
                                .collect(Collectors.toSet())))
                .list();
    }

    /** Those among some who are active and work for the organisation on the provider's side. */
    public Set<UserId> staff(Collection<UserId> users, OdsCode organisation) {
        return jdbc.sql("""
                select distinct p.user_id from person p join business_role r on r.user_id = p.user_id
                where p.user_id = any (?) and p.active and r.ods_code = ? and r.function = any (?)
                """)
                .param(users.stream().map(UserId::value).toArray(String[]::new))
                .param(organisation.value())
                .param(PROVIDING)
                .query((row, n) -> new UserId(row.getString(1)))
                .set();
    }

    /** Adds a workgroup, or replaces its name, members and services. */
    public static void store(Changes changes, Workgroup workgroup) {
        changes.add(
                "insert into workgroup (id, ods_code, name) values (?, ?, ?)"
                        + " on conflict (id) do update set name = excluded.name",
                workgroup.id(),
                workgroup.organisation().value(),
                workgroup.name());
        changes.add("delete from workgroup_member where workgroup_id = ?", workgroup.id());
        changes.add("delete from workgroup_service where workgroup_id = ?", workgroup.id());
        for (UserId member : workgroup.members()) {
            changes.add(
                    "insert into workgroup_member (workgroup_id, user_id) values (?, ?)",
                    workgroup.id(),
                    member.value());
        }
        for (ServiceId service : workgroup.services()) {
            changes.add(
                    "insert into workgroup_service (workgroup_id, service_id) values (?, ?)",
                    workgroup.id(),
                    service.value());
        }
    }
}
