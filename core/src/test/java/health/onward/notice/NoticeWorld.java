package health.onward.notice;

import health.onward.advice.AdviceFiles;
import health.onward.advice.Conversations;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.directory.Reference;
import health.onward.directory.Services;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.UserId;
import health.onward.patient.PatientIndex;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outbox;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Standings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Referrals in any standing on a real database, a clock that goes on when told, and all that tells people something. */
final class NoticeWorld implements AutoCloseable {

    /** Can be moved on. */
    static final class Moved extends Clock {
        volatile Instant now = Standings.NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    final StatementTap tap = new StatementTap(database.application());
    final JdbcClient jdbc = JdbcClient.create(tap);
    final JdbcClient look = JdbcClient.create(database.owner());
    final Moved clock = new Moved();
    final Transactions transactions = new Transactions(tap, clock);
    final Ids ids = new Ids(clock, new Random(3));
    final Reference reference = Reference.over(tap, clock);
    final Notices notices = new Notices(ids, () -> Standings.DEADLINES, NoticePolicy.USUAL);
    final Referrals referrals =
            new Referrals(jdbc, new Ledger(ids), new AuditTrail(ids), List.of(notices), () -> Standings.DEADLINES);
    final DueNotices due = dueNotices();
    final NoticeCheck check = new NoticeCheck(transactions, referrals, new DueRows(jdbc), NoticePolicy.USUAL);
    final Escalations escalations = new Escalations(jdbc);
    final NoticeRows rows = new NoticeRows(jdbc);
    final NoticeDelivery delivery = new NoticeDelivery(
            transactions,
            new Composer(
                    new PatientIndex(jdbc),
                    new People(jdbc),
                    new Organisations(jdbc),
                    new Services(jdbc),
                    reference.lists()),
            new AuditTrail(ids),
            clock);
    final Outbox outbox = new Outbox(jdbc, transactions, Map.of(NoticeDelivery.KIND, delivery), clock);

    NoticeWorld() {
        reference.load();
        look.sql("insert into organisation (ods_code, name, kind, parent, postcode, open) values"
                        + " ('QZ1', 'Vale Board', 'COMMISSIONER', null, null, true),"
                        + " ('R69', 'Ashwick Surgery', 'GP_PRACTICE', 'QZ1', 'ZZ1 2SW', true),"
                        + " ('R68', 'Seneca Hospital', 'PROVIDER', null, null, true)")
                .update();
        look.sql("insert into person (user_id, name, active) values ('021600556514', 'Dr Ada Heron', true)")
                .update();
        look.sql("insert into patient (nhs_number, family, given, birth_date, sex, address, postcode, sensitive) values"
                        + " ('9990000018', 'Fennimore', 'Joanna', '1980-01-01', 'FEMALE',"
                        + " '{3 Wharf Street,Leeds}', 'LS1 2UT', false)")
                .update();
    }

    /** As a node has it. */
    DueNotices dueNotices() {
        return new DueNotices(
                transactions,
                referrals,
                new DueRows(jdbc),
                new Organisations(jdbc),
                notices,
                NoticePolicy.USUAL,
                clock);
    }

    /** Of which there are none. */
    Conversations conversations() {
        return new Conversations(
                jdbc,
                new Ledger(ids),
                new AuditTrail(ids),
                new AdviceFiles(jdbc, new StoredFiles(jdbc), ids),
                List.of(),
                () -> {
                    throw new IllegalStateException("nobody asks for the hours");
                });
    }

    Referral create(Referral referral) {
        return stored(Optional.empty(), referral, LedgerAction.REFERRAL_CREATED, BusinessFunction.REFERRING_CLINICIAN);
    }

    Referral change(Referral before, Facets facets, LedgerAction action, BusinessFunction function) {
        return stored(Optional.of(before), before.with(facets, clock.instant()), action, function);
    }

    Referral stored(Optional<Referral> before, Referral after, LedgerAction action, BusinessFunction function) {
        OdsCode at = function.side() == BusinessFunction.Side.PROVIDER ? Standings.PROVIDER : Standings.REFERRER;
        var actor = new Actor(new UserId("021600556514"), at, function, Optional.empty(), Set.of(), "test");
        Outcome<Referral> outcome = transactions.write(changes -> {
            referrals.store(new ReferralChange(before, after, action, actor, "test", clock.instant()), changes);
            return Outcome.accepted(after);
        });
        if (outcome instanceof Outcome.Refused<Referral> refused) {
            throw new IllegalStateException(refused.refusals().toString());
        }
        return referrals.find(after.ubrn()).orElseThrow();
    }

    /** On a day at nine, all that is due has been told, and what was put into the outbox is composed. */
    void at(LocalDate day) {
        clock.now = day.atTime(LocalTime.of(9, 0)).toInstant(ZoneOffset.UTC);
        due.tell();
        outbox.deliverDue();
    }

    List<String> told(Referral referral) {
        return rows.about(referral.ubrn()).stream()
                .map(told -> told.kind() + " " + told.role() + " " + told.name().orElse("-"))
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
