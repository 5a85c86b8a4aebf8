package health.onward.bench;

import health.onward.acceptance.running.OwnDatabase;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A country's directory beside the demo world: 100,000 postcodes, 10,000 services at 500 sites with twenty free slots each. A
 * tenth are of one clinic type, which is more than any has today; the others are spread over all that are in effect.
 */
final class LargeDirectory {

    static final int POSTCODES = 100_000;
    static final int SERVICES = 10_000;
    /** Where the searches start from, as criteria have it. */
    static final String POSTCODE = "ZB3+4EF";

    private static final List<String> STATEMENTS = List.of(
            // A grid of 400 by 400 km, filled evenly.
            """
            insert into postcode (postcode, easting_m, northing_m, town)
            select 'ZB' || n / 6760 || ' ' || n / 676 % 10 || chr(65 + n / 26 % 26) || chr(65 + n % 26),
                   200000 + (n::bigint * 7919 % 400000)::int, 100000 + (n::bigint * 104729 % 400000)::int, 'Benchton'
            from generate_series(0, {count} - 1) n
            """.replace("{count}", "" + POSTCODES),
            """
            insert into organisation (ods_code, name, kind, parent, postcode, open)
            select 'BP' || n, 'Bench Hospitals ' || n, 'PROVIDER', null, null, true from generate_series(1, 50) n
            """,
            """
            insert into organisation (ods_code, name, kind, parent, postcode, open)
            select 'BS' || nth, 'Bench Site ' || nth, 'SITE', 'BP' || 1 + nth % 50, p.postcode, true
            from (select row_number() over (order by postcode) as nth, postcode from postcode
                  where town = 'Benchton' and right(postcode, 1) = 'Q') p where nth <= 500
            """,
            """
            insert into service (id, version, name, status, provider, location, easting_m, northing_m, specialty,
                request_types, bookable_type, appointment_type, priorities, sex_treated, age_from_months, age_to_months,
                effective_from, effective_to, letter_required, menu, promoted, limited_capacity, treatment_wait_days,
                slot_reservation_days, polling_days, booking_windows, additional_requirements, notes)
            select 5000000 + n, 1, 'Bench clinic ' || n, 'PUBLISHED', o.parent, o.ods_code, p.easting_m, p.northing_m,
                t.specialty, like_it.request_types, like_it.bookable_type, like_it.appointment_type, like_it.priorities,
                'MALE_AND_FEMALE', case when n % 7 = 0 then 216 else 0 end, null, like_it.effective_from, null, false,
                case when n % 10 = 3 then 'PRIMARY_CARE' else 'SECONDARY_CARE' end, n % 100 = 5, n % 50 = 7, 60,
                0, 90, '{}', '{}', like_it.notes
            from generate_series(1, {count}) n
            join organisation o on o.ods_code = 'BS' || 1 + n * 7 % 500 join postcode p on p.postcode = o.postcode
            cross join (select * from service where id = 12000) like_it
            join bench_type t on t.nth = case when n % 10 = 0 then 0 else 1 + n % (select max(nth) from bench_type) end
            """.replace("{count}", "" + SERVICES),
            """
            insert into service_clinic_type
            select 5000000 + n, t.code from generate_series(1, {count}) n
            join bench_type t on t.nth = case when n % 10 = 0 then 0 else 1 + n % (select max(nth) from bench_type) end
            """.replace("{count}", "" + SERVICES),
            """
            insert into service_clinical_term
            select distinct 5000000 + n, t.id from generate_series(1, {count}) n, generate_series(0, 2) k
            join (select row_number() over (order by id) - 1 as nth, id, count(*) over () as every from clinical_term) t
              on true where t.nth = (n * 3 + k * 11) % t.every
            """.replace("{count}", "" + SERVICES),
            """
            insert into commissioning_rule (service_id, ods_code, effective_from)
            select id, 'R69', '2020-01-01' from service where id > 5000000 and menu = 'PRIMARY_CARE' and id % 2 = 0
            """,
            """
            insert into slot (service_id, id, schedule_id, starts, ends, priorities, published_at, withdrawn)
            select s.id, s.id * 100 + n, s.id::text, at, at + interval '20 minutes', '{ROUTINE,URGENT}',
                   now() - interval '10 days', false
            from service s, generate_series(0, 19) n,
                 lateral (select now() + make_interval(days => (s.id % 40)::int + n, hours => 3) as at) t
            where s.id > 5000000
            """);

    private LargeDirectory() {}

    /** @param database with a demo world */
    static void fill(OwnDatabase database) {
        JdbcTemplate owner = database.asOwner();
        owner.execute("""
                create table bench_type as
                select 0 as nth, 'HEART_FAILURE' as code, 'CARDIOLOGY' as specialty
                union all
                select row_number() over (order by code), code, properties ->> 'specialty' from code_concept
                where list = 'CLINIC_TYPE' and effective_to is null and code <> 'HEART_FAILURE'
                """);
        STATEMENTS.forEach(owner::update);
        owner.execute("drop table bench_type");
        owner.execute("vacuum analyze");
    }
}
