package health.onward.server.demo;

import health.onward.appointment.AppointmentRows;
import health.onward.appointment.Appointments;
import health.onward.appointment.BookingAttempts;
import health.onward.appointment.Slot;
import health.onward.appointment.SlotId;
import health.onward.appointment.Slots;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.directory.Deadlines;
import health.onward.directory.Reference;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.notice.NoticePolicy;
import health.onward.notice.Notices;
import health.onward.patient.AccessCodes;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Seal;
import health.onward.platform.Transactions;
import health.onward.referral.AccessOnCreation;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.worklist.WorklistRows;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores what happened before the demo began, through the same stores as what happens in it. */
final class Past {

    /** Appointments with numbers below this do not route by themselves. */
    private static final long ROUTED = 1_000_000_000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Referrals referrals;
    private final Slots diary;
    private final Ids ids;
    private final Deadlines deadlines;

    Past(DataSource database, Instant today, long seed, Seal seal) {
        Clock clock = Clock.fixed(today, ZoneOffset.UTC);
        this.jdbc = JdbcClient.create(database);
        this.transactions = new Transactions(database, clock);
        this.ids = new Ids(clock, new SplittableRandom(seed));
        Reference reference = Reference.over(database, clock);
        reference.refresh();
        this.deadlines = reference.deadlines();
        this.diary = new Slots(jdbc);
        this.referrals = new Referrals(
                jdbc,
                new Ledger(ids),
                new AuditTrail(ids),
                List.of(
                        new AppointmentRows(new Appointments(jdbc), diary, new BookingAttempts(jdbc)),
                        new WorklistRows(),
                        new Notices(ids, () -> deadlines, NoticePolicy.USUAL),
                        new AccessOnCreation(new AccessCodes(jdbc, seal, new SplittableRandom(seed)))),
                () -> deadlines);
    }

    Ids ids() {
        return ids;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    /** What a booked, deferred or triaged referral has besides its own row. */
    record Arranged(String serviceName, Optional<Slot> slot, Optional<Instant> end) {}

    Referral store(ReferralChange change) {
        return inTransaction(change, changes -> {});
    }

    Referral store(ReferralChange change, Arranged arranged) {
        return inTransaction(change, changes -> {
            arranged.slot().ifPresent(slot -> diary.take(slot, change.after().ubrn(), changes));
            insert(change, arranged, changes);
        });
    }

    private Referral inTransaction(ReferralChange change, java.util.function.Consumer<Changes> more) {
        Outcome<Referral> outcome = transactions.write(changes -> {
            referrals.store(change, changes);
            more.accept(changes);
            return Outcome.accepted(change.after());
        });
        if (outcome instanceof Outcome.Refused<Referral> refused) {
            throw new IllegalStateException("referral " + change.after().ubrn() + ": " + refused.refusals());
        }
        return change.after();
    }

    private static void insert(ReferralChange change, Arranged arranged, Changes changes) {
        Referral after = change.after();
        CurrentAppointment held = after.facets().appointment().orElseThrow();
        boolean booked = held.kind() == Facets.Kind.BOOKED;
        changes.add(
                """
                insert into appointment (bucket, id, ubrn, version, kind, current, service_id, service_name, direct, slot_id,
                                         starts, ends, clinician, reason, comment, created_at, referral_version)
                values (?, ?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                after.ubrn().bucket(),
                held.id(),
                after.ubrn().number(),
                booked ? 0 : 1,
                held.kind().name(),
                held.service().value(),
                arranged.serviceName(),
                held.direct(),
                arranged.slot().map(Slot::id).map(SlotId::number).orElse(null),
                held.start().orElse(null),
                arranged.end().orElse(null),
                held.clinician().map(UserId::value).orElse(null),
                held.reason().orElse(null),
                held.comment().orElse(null),
                change.at(),
                after.version());
        if (held.id() < ROUTED) {
            changes.add(
                    "insert into id_route (kind, id, bucket) values ('APPOINTMENT', ?, ?)",
                    held.id(),
                    after.ubrn().bucket());
        }
    }

    Slot slot(ServiceId service, long number) {
        return diary.find(service, new SlotId(number)).orElseThrow();
    }

    Slot firstFree(ServiceId service, String priority) {
        long number = jdbc.sql("""
                select id from slot
                where service_id = ? and taken_by is null and not withdrawn and ? = any (priorities)
                order by starts, id limit 1
                """)
                .param(service.value())
                .param(priority)
                .query(Long.class)
                .single();
        return slot(service, number);
    }
}
