package health.onward.identity;

import health.onward.platform.bulk.ImportRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The staged rows of a file of people, on their way into the tables of people, functions, links and workgroups. */
final class StaffRows {

    private final ImportRun run;
    private final String staged;

    StaffRows(ImportRun run, String staged) {
        this.run = run;
        this.staged = staged;
    }

    void check(String part) {
        run.check(part, """
                select line, 'ods_code (' || s.ods_code || ') is not known: import the organisation first, or correct it' as sentence
                from %s s left join organisation o using (ods_code) where s.ods_code <> '' and o.ods_code is null
                """.formatted(staged));
        run.check(part, """
                select line, 'name and active of user_id (' || user_id || ') are not those of line ' || first
                         || ': say the same on each line' as sentence
                from (select *, min(line) over same as first, first_value(name) over (same order by line) as first_name,
                             first_value(active) over (same order by line) as first_active
                      from %s s window same as (partition by user_id)) t
                where name <> first_name or active <> first_active
                """.formatted(staged));
        run.check(part, """
                select line, 'acts_for (' || clinician || ') is nobody we know: add a row for them, or correct it' as sentence
                from (select line, unnest(string_to_array(acts_for, ' ')) as clinician from %1$s s where acts_for <> '') a
                where clinician not in (select user_id from person)
                  and clinician not in (select user_id from %1$s s)
                """.formatted(staged));
    }

    void people() {
        String each = "(select distinct user_id, name, active from " + staged + " s)";
        long known = run.count("select count(*) from person p join " + each + " s using (user_id)");
        long written = run.update("""
                insert into person as p (user_id, name, active) select user_id, name, active::boolean from %s s
                on conflict (user_id) do update set name = excluded.name, active = excluded.active
                where (p.name, p.active) is distinct from (excluded.name, excluded.active)
                """.formatted(each));
        long added = run.count("select count(*) from " + each + " s") - known;
        run.tally(added, written - added, 0);
        if (written > added) {
            run.note((written - added) + " people have another name, or became active or inactive");
        }
    }

    void rolesAndLinks() {
        tell("functions", run.update("""
                insert into business_role (user_id, ods_code, function)
                select user_id, ods_code, unnest(string_to_array(functions, ' ')) from %s s where functions <> ''
                on conflict do nothing
                """.formatted(staged)), run.update("""
                delete from business_role r using %s s
                where s.user_id = r.user_id and s.ods_code = r.ods_code
                  and not r.function = any (string_to_array(s.functions, ' '))
                """.formatted(staged)));
        tell("links to clinicians", run.update("""
                insert into on_behalf (user_id, ods_code, clinician_id)
                select user_id, ods_code, unnest(string_to_array(acts_for, ' ')) from %s s where acts_for <> ''
                on conflict do nothing
                """.formatted(staged)), run.update("""
                delete from on_behalf b using %s s
                where s.user_id = b.user_id and s.ods_code = b.ods_code
                  and not b.clinician_id = any (string_to_array(s.acts_for, ' '))
                """.formatted(staged)));
    }

    /** A workgroup is known by its name at its organisation; a new one has no services yet. */
    void workgroups(LongSupplier ids) {
        String wanted = "(select user_id, ods_code, unnest(string_to_array(workgroups, '|')) as name from " + staged
                + " s where workgroups <> '')";
        List<Group> missing = run.list(
                "select distinct m.ods_code, m.name from " + wanted
                        + " m left join workgroup w using (ods_code, name) where w.id is null order by 1, 2",
                (row, n) -> new Group(row.getString("ods_code"), row.getString("name")));
        List<Long> numbers = new ArrayList<>();
        for (Group group : missing) {
            numbers.add(ids.getAsLong());
            run.update(
                    "insert into workgroup (id, ods_code, name) values (?, ?, ?)",
                    numbers.getLast(),
                    group.organisation(),
                    group.name());
        }
        tell("members of workgroups", run.update("""
                insert into workgroup_member (workgroup_id, user_id)
                select w.id, m.user_id from %s m join workgroup w using (ods_code, name)
                on conflict do nothing
                """.formatted(wanted)), run.update("""
                delete from workgroup_member m using workgroup w, %s s
                where w.id = m.workgroup_id and s.user_id = m.user_id and s.ods_code = w.ods_code
                  and not w.name = any (string_to_array(s.workgroups, '|'))
                """.formatted(staged)));
        if (!missing.isEmpty()) {
            run.note(missing.size() + " workgroups are new and have no services yet");
        }
    }

    private record Group(String organisation, String name) {}

    /** Only now is it known who is a clinician where. */
    void checkLinks(String part) {
        run.check(part, """
                select line, 'acts_for (' || clinician || ') is no SERVICE_PROVIDER_CLINICIAN at ' || a.ods_code
                         || ': give them the function there, or correct it' as sentence
                from (select line, ods_code, unnest(string_to_array(acts_for, ' ')) as clinician
                      from %s s where acts_for <> '') a
                left join business_role r on r.user_id = a.clinician and r.ods_code = a.ods_code
                  and r.function = 'SERVICE_PROVIDER_CLINICIAN'
                where r.user_id is null
                """.formatted(staged));
    }

    private void tell(String what, long given, long taken) {
        if (given + taken > 0) {
            run.note(given + " " + what + " are new, " + taken + " were taken away");
        }
    }
}
