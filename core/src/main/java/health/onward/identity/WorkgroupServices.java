package health.onward.identity;

import health.onward.platform.bulk.ImportRun;
import java.util.List;
import java.util.function.Function;

/** Which workgroups look after which services, as an import says it. */
public final class WorkgroupServices {

    private WorkgroupServices() {}

    /** @param line where it stands in the file */
    public record Served(long line, OdsCode organisation, String workgroup, ServiceId service) {}

    /** Gives each service these workgroups and no others; those without any keep what they have. Answers those that are not known. */
    public static List<Served> serve(ImportRun run, List<Served> served) {
        if (served.isEmpty()) {
            return List.of();
        }
        String[] organisations = column(served, one -> one.organisation().value());
        String[] names = column(served, Served::workgroup);
        String[] services = column(served, one -> String.valueOf(one.service().value()));
        run.update("delete from workgroup_service where service_id = any (?::bigint[])", (Object) services);
        run.update("""
                insert into workgroup_service (workgroup_id, service_id)
                select distinct w.id, s.service::bigint
                from unnest(?::text[], ?::text[], ?::text[]) as s (ods_code, name, service) join workgroup w using (ods_code, name)
                on conflict do nothing
                """, organisations, names, services);
        return run.list("""
                select distinct s.position::int as place
                from unnest(?::text[], ?::text[]) with ordinality as s (ods_code, name, position)
                left join workgroup w using (ods_code, name) where w.id is null order by 1
                """, (row, n) -> served.get(row.getInt("place") - 1), organisations, names);
    }

    private static String[] column(List<Served> served, Function<Served, String> value) {
        return served.stream().map(value).toArray(String[]::new);
    }
}
