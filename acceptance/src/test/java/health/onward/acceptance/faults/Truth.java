package health.onward.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.Reference;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.referral.Referrals;
import health.onward.worklist.WorklistCheck;
import health.onward.worklist.WorklistItems;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the whole database and looks for what must not be there, whatever died. */
final class Truth {

    /** Above the demo world's own referrals. */
    static final long FIRST_LIVE = 1_000_000;

    /** Each must find nothing. */
    private static final Map<String, String> NEVER = new LinkedHashMap<>();

    static {
        NEVER.put("a slot taken without an appointment", """
                select s.service_id, s.id from slot s
                where s.taken_by is not null and not exists (
                  select from appointment a
                  where a.service_id = s.service_id and a.slot_id = s.id and a.ubrn = s.taken_by and a.current and a.kind = 'BOOKED')
                """);
        NEVER.put("an appointment whose slot is not its own", """
                select a.id from appointment a left join slot s on s.service_id = a.service_id and s.id = a.slot_id
                where a.current and a.kind = 'BOOKED' and a.slot_id is not null and s.taken_by is distinct from a.ubrn
                """);
        NEVER.put("a slot with two appointments", """
                select service_id, slot_id from appointment where current and kind = 'BOOKED' and slot_id is not null
                group by service_id, slot_id having count(*) > 1
                """);
        NEVER.put("a referral that says something else than its appointment", """
                select r.ubrn from referral r left join appointment a on a.bucket = r.bucket and a.ubrn = r.ubrn and a.current
                where (r.appointment_id, r.appointment_kind, r.appointment_service) is distinct from (a.id, a.kind, a.service_id)
                """);
        NEVER.put("a version that the ledger does not tell, or tells twice", """
                select r.ubrn from referral r left join ledger l on l.bucket = r.bucket and l.ubrn = r.ubrn
                where r.ubrn >= 1000000
                group by r.ubrn, r.version, r.appointment_kind
                having array_agg(l.action order by l.version) is distinct from
                    case when r.appointment_kind is null then '{REFERRAL_CREATED}'
                         else '{REFERRAL_CREATED,APPOINTMENT_BOOKED}'::text[] end
                  or max(l.version) is distinct from r.version
                """);
        NEVER.put("a change that the audit does not tell, or tells twice", """
                select r.ubrn from referral r left join audit a
                  on a.ubrn = r.ubrn and a.outcome = 'GRANTED' and a.what <> 'notice' -- who composes one only reads
                where r.ubrn >= 1000000
                group by r.ubrn, r.appointment_kind
                having array_agg(a.what order by a.what) is distinct from
                    case when r.appointment_kind is null then '{A011}' else '{A011,A016}'::text[] end
                """);
        NEVER.put("a referral that its patient's list lacks, or the reverse", """
                select coalesce(r.ubrn, p.ubrn) from referral r full join patient_referral p
                  on p.ubrn = r.ubrn and p.nhs_number = r.nhs_number
                where r.ubrn is null or p.ubrn is null
                """);
        NEVER.put("a ledger or audit row of a referral that is not there", """
                select ubrn from ledger where ubrn >= 1000000 except select ubrn from referral
                union all
                (select ubrn from audit where ubrn >= 1000000 and outcome = 'GRANTED' except select ubrn from referral)
                """);
    }

    private final OwnDatabase database;

    Truth(OwnDatabase database) {
        this.database = database;
    }

    /** In words; empty when all is well. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        NEVER.forEach((what, sql) -> {
            var found = database.asOwner().queryForList(sql);
            if (!found.isEmpty()) {
                wrong.add(what + ": " + found);
            }
        });
        worklists().compare(0, 16_383).forEach(difference -> wrong.add("a worklist: " + difference));
        return wrong;
    }

    /** Everything that clients were told is so, and nothing else is. */
    void agreesWith(History history) {
        assertThat(database.asOwner().queryForList("select ubrn from referral where ubrn >= ?", Long.class, FIRST_LIVE))
                .containsExactlyInAnyOrderElementsOf(history.created().stream()
                        .map(it -> Long.valueOf(it.ubrn()))
                        .toList());
        assertThat(database.asOwner()
                        .query(
                                "select ubrn, service_id, slot_id, id from appointment where ubrn >= ?",
                                (row, n) -> "%d %d %d %d"
                                        .formatted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                                FIRST_LIVE))
                .containsExactlyInAnyOrderElementsOf(history.booked().stream()
                        .map(it -> "%d %s %s %s"
                                .formatted(
                                        Long.valueOf(it.referral().ubrn()),
                                        it.slot().service(),
                                        it.slot().id(),
                                        it.appointment()))
                        .toList());
    }

    private WorklistCheck worklists() {
        var ids = new Ids(Clock.systemUTC(), new Random());
        var jdbc = JdbcClient.create(database.source());
        var referrals = new Referrals(
                jdbc,
                new Ledger(ids),
                new AuditTrail(ids),
                List.of(),
                Reference.over(database.source(), Clock.systemUTC())::deadlines);
        return new WorklistCheck(
                new Transactions(database.source(), Clock.systemUTC()), new WorklistItems(jdbc), referrals);
    }
}
