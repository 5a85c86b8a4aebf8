package health.onward.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.notice.Addressee.Role;
import health.onward.patient.PatientIndex;
import health.onward.platform.Outbox;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralSample;
import health.onward.referral.Standings;
import health.onward.triage.NonAttendance;
import health.onward.triage.ProviderDecisions;
import health.onward.triage.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class NoticesTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 24);

    private final NoticeWorld world = new NoticeWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void of_a_rejection_both_patient_and_referrer_are_told_by_name_and_address() {
        Referral rejected = happened("booked, to be reviewed", "rejected", LedgerAction.REFERRAL_REJECTED);

        assertThat(world.told(rejected))
                .containsExactlyInAnyOrder(
                        "REFERRAL_REJECTED PATIENT Joanna Fennimore", "REFERRAL_REJECTED PERSON Dr Ada Heron");
        NoticeRows.Told patient = to(Role.PATIENT, rejected);
        assertThat(patient.address()).containsExactly("3 Wharf Street", "Leeds", "LS1 2UT");
        assertThat(patient.body())
                .contains("Ashwick Surgery", "Wednesday 2 December 2026 at 09:00", "0000 0007 0000")
                .doesNotContain("Other reason");
        NoticeRows.Told referrer = to(Role.PERSON, rejected);
        assertThat(referrer.subject()).isEqualTo("Request 0000 0007 0000: rejected by the clinic");
        assertThat(referrer.body())
                .contains("Reason: Other reason.", "Ashwick Surgery, who should act by Tuesday 15 December 2026")
                .doesNotContain("Fennimore", "9990000018");
    }

    /** Invariant I5, over all that ends or sends back. */
    @Test
    void nothing_is_closed_or_sent_back_without_a_notice_to_patient_and_referrer() {
        for (String[] end : new String[][] {
            {"booked, to be reviewed", "cancelled", "REFERRAL_CANCELLED"},
            {"booked, to be reviewed", "cancelled elsewhere", "REFERRAL_CANCELLED"},
            {"awaiting triage", "returned", "TRIAGE_RETURNED"},
            {"booked, accepted", "cancelled by provider", "APPOINTMENT_CANCELLED_BY_PROVIDER"},
            {"booked, accepted", "cancelled by patient", "APPOINTMENT_CANCELLED_BY_PATIENT"},
            {"did not attend", "did not attend, returned", "NON_ATTENDER_RETURNED"}
        }) {
            Referral before = Standings.named(end[0]);
            var change = new ReferralChange(
                    Optional.of(before),
                    before.with(Standings.named(end[1]).facets(), Standings.NOW),
                    LedgerAction.valueOf(end[2]),
                    provider(),
                    "test",
                    Standings.NOW);
            assertThat(EventRules.of(change, Standings.DEADLINES).stream()
                            .map(notice -> notice.to().role()))
                    .as(end[2])
                    .containsExactlyInAnyOrder(Role.PATIENT, Role.PERSON);
        }
    }

    @ParameterizedTest(name = "{0}: {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked | booked, to be reviewed | APPOINTMENT_BOOKED   | APPOINTMENT_BOOKED | Wednesday 2 December 2026 at 09:00
            not booked | deferred, letter there | APPOINTMENT_DEFERRED | CONTACT_PROMISED   | hear from the clinic by
            not booked | awaiting triage        | SENT_FOR_TRIAGE      | CONTACT_PROMISED   | hear from the clinic by
            """)
    void of_an_appointment_or_a_promised_call_the_patient_is_told_what_and_when(
            String before, String after, LedgerAction action, String kind, String words) {
        Referral changed = happened(before, after, action);
        assertThat(world.told(changed)).containsExactly(kind + " PATIENT Joanna Fennimore");
        assertThat(to(Role.PATIENT, changed).body()).contains(words, "0000 0007 0000");
    }

    @Test
    void whoever_is_written_to_has_been_looked_up_and_the_audit_trail_says_so() {
        Referral rejected = happened("booked, to be reviewed", "rejected", LedgerAction.REFERRAL_REJECTED);
        assertThat(world.look
                        .sql(
                                "select what || ' ' || outcome || ' ' || client_id || ' ' || ods_code || ' ' || ubrn from audit"
                                        + " where nhs_number = '9990000018' and what = 'notice'")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "notice GRANTED onward R69 " + rejected.ubrn().number(),
                        "notice GRANTED onward R69 " + rejected.ubrn().number());
    }

    @Test
    void who_did_not_come_and_is_handed_back_is_told_and_their_referrer_with_them() {
        Referral past = world.create(Standings.named("booked, past"));
        var decisions =
                new ProviderDecisions(world.transactions, world.referrals, new PatientIndex(world.jdbc), world.clock);
        var attendance = new NonAttendance(decisions, world.reference.lists());
        Actor desk = desk(past);

        assertThat(attendance.record(new Target(past.ubrn(), past.version()), "PATIENT_FORGOT", Optional.empty(), desk))
                .isInstanceOf(Outcome.Accepted.class);
        world.outbox.deliverDue();
        assertThat(world.told(past)).as("the provider may book again").isEmpty();
        assertThat(attendance.giveBack(new Target(past.ubrn(), past.version() + 1), Optional.empty(), desk))
                .isInstanceOf(Outcome.Accepted.class);
        world.outbox.deliverDue();
        assertThat(world.told(past))
                .containsExactlyInAnyOrder(
                        "NON_ATTENDER_RETURNED PATIENT Joanna Fennimore", "NON_ATTENDER_RETURNED PERSON Dr Ada Heron");
    }

    @Test
    void a_notice_to_somebody_who_died_or_may_not_be_found_is_kept_and_not_sent() {
        world.look.sql("update patient set deceased_on = '2026-11-29'").update();
        Referral cancelled = happened("booked, to be reviewed", "cancelled", LedgerAction.REFERRAL_CANCELLED);

        assertThat(to(Role.PATIENT, cancelled).why()).contains("the patient has died");
        assertThat(to(Role.PATIENT, cancelled).address()).isEmpty();
        assertThat(to(Role.PERSON, cancelled).why()).isEmpty();
    }

    @Test
    void an_unbooked_patient_is_reminded_and_their_referrer_asked_and_nothing_is_told_twice() {
        Referral referral = world.create(reminded(70_000));
        world.at(LocalDate.of(2026, 12, 6));
        assertThat(world.told(referral)).isEmpty();
        world.at(LocalDate.of(2026, 12, 7));
        world.at(LocalDate.of(2026, 12, 7));
        assertThat(world.told(referral)).containsExactly("REMINDER PATIENT Joanna Fennimore");
        world.at(LocalDate.of(2026, 12, 15));
        world.at(LocalDate.of(2026, 12, 21));
        assertThat(world.told(referral))
                .containsExactlyInAnyOrder(
                        "REMINDER PATIENT Joanna Fennimore",
                        "OVERDUE_PERSON PERSON Dr Ada Heron",
                        "SECOND_REMINDER PATIENT Joanna Fennimore",
                        "OVERDUE_ORGANISATION ORGANISATION Ashwick Surgery");
        assertThat(world.referrals.find(referral.ubrn())).map(Referral::version).contains(referral.version());
    }

    @Test
    void what_is_overdue_goes_up_to_the_commissioner_stays_however_old_and_ends_when_somebody_acts() {
        Referral rejected = world.create(Standings.named("rejected"));
        world.at(LocalDate.of(2026, 12, 15));
        assertThat(owed()).extracting(Escalation::level).containsExactly(Level.PERSON);
        world.at(LocalDate.of(2026, 12, 21));
        assertThat(owed()).extracting(Escalation::level).containsExactly(Level.ORGANISATION);
        world.at(LocalDate.of(2027, 1, 4));
        assertThat(world.escalations.putBefore(new OdsCode("QZ1"), 10))
                .extracting(Escalation::level, Escalation::overdueSince)
                .containsExactly(tuple(Level.COMMISSIONER, LocalDate.of(2026, 12, 14)));
        assertThat(world.told(rejected))
                .containsExactly(
                        "OVERDUE_PERSON PERSON Dr Ada Heron",
                        "OVERDUE_ORGANISATION ORGANISATION Ashwick Surgery",
                        "OVERDUE_COMMISSIONER COMMISSIONER Vale Board");

        world.at(LocalDate.of(2036, 1, 4));
        assertThat(world.escalations.load())
                .containsExactly(
                        new Escalations.Load(Standings.REFERRER, Level.COMMISSIONER, 1, LocalDate.of(2026, 12, 14)));

        world.change(
                rejected,
                Standings.named("not booked").facets(),
                LedgerAction.SHORTLIST_CHANGED,
                BusinessFunction.REFERRING_CLINICIAN);
        assertThat(owed()).isEmpty();
    }

    @Test
    void a_letter_that_comes_late_does_not_end_what_somebody_else_owes() {
        Referral deferred = world.create(Standings.named("deferred, letter missing"));
        world.at(LocalDate.of(2027, 1, 26));
        assertThat(world.told(deferred))
                .containsExactlyInAnyOrder(
                        "LETTER_OUTSTANDING PERSON Dr Ada Heron",
                        "CONTACT_OVERDUE PATIENT Joanna Fennimore",
                        "OVERDUE_ORGANISATION ORGANISATION Seneca Hospital");

        world.change(
                deferred,
                Standings.named("deferred, letter there").facets(),
                LedgerAction.LETTER_CHANGED,
                BusinessFunction.REFERRING_CLINICIAN);
        assertThat(world.escalations.owedBy(Standings.PROVIDER, 10)).hasSize(1);
    }

    @Test
    void two_nodes_at_once_tell_everything_once() throws Exception {
        IntStream.rangeClosed(1, 30).forEach(n -> world.create(reminded(80_000 + n)));
        world.look.sql("update notice_due set due_on = '2026-11-01'").update();
        world.at(LocalDate.of(2026, 12, 1));
        assertThat(world.look
                        .sql("select count(*) from notice")
                        .query(Long.class)
                        .single())
                .isZero();
        DueNotices other = world.dueNotices();
        world.clock.now = Instant.parse("2026-12-07T09:00:00Z");
        try (var nodes = Executors.newFixedThreadPool(2)) {
            Future<Integer> one = nodes.submit(world.due::tell);
            Future<Integer> two = nodes.submit(other::tell);
            one.get();
            two.get();
        }
        assertThat(world.look
                        .sql("select count(*) from outbox")
                        .query(Long.class)
                        .single())
                .isEqualTo(30);
    }

    @Test
    void a_referral_that_somebody_is_changing_waits_for_the_next_time() {
        Referral referral = world.create(reminded(70_000));
        world.look.sql("update referral set held_by = 7").update();
        world.at(LocalDate.of(2026, 12, 7));
        assertThat(world.told(referral)).isEmpty();
        world.look.sql("update referral set held_by = null").update();
        world.at(LocalDate.of(2026, 12, 7));
        assertThat(world.told(referral)).hasSize(1);
    }

    @Test
    void a_message_that_comes_twice_is_one_notice() {
        Notice notice = Notice.of(
                NoticeKind.REMINDER,
                Addressee.patient(),
                Standings.named("not booked"),
                Notice.About.of(Standings.named("not booked")));
        String body = JsonMapper.shared().writeValueAsString(notice);
        var message = new Outbox.Message(notice.ubrn().bucket(), 5, NoticeDelivery.KIND, body);

        assertThat(world.delivery.deliver(message)).isEqualTo(new Outbox.Delivery.Done());
        assertThat(world.delivery.deliver(message)).isEqualTo(new Outbox.Delivery.Done());
        assertThat(world.rows.about(notice.ubrn())).hasSize(1);
    }

    @Test
    void referrals_from_before_there_were_notices_get_theirs() {
        world.create(reminded(70_000));
        world.look.sql("delete from notice_due").update();

        assertThat(world.check.mend(0, 16_383)).isEqualTo(1);
        assertThat(world.check.compare(0, 16_383)).isEmpty();
        assertThat(world.look
                        .sql("select due_on from notice_due")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 12, 7));
    }

    @Test
    void whatever_comes_due_in_any_standing_can_be_said() {
        int ubrn = 90_000;
        for (Referral shape : Standings.all().values()) {
            world.create(ReferralSample.anotherLike(shape, ++ubrn, "r." + ubrn).build());
        }
        for (LocalDate day = Standings.NOW.atZone(ZoneOffset.UTC).toLocalDate();
                day.isBefore(LocalDate.of(2027, 3, 1));
                day = day.plusDays(7)) {
            world.at(day);
        }
        assertThat(world.look
                        .sql("select count(*) from outbox")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(world.look
                        .sql("select count(distinct kind) from notice")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        assertThat(world.look
                        .sql("select count(*) from notice where body ~* 'optional|null|[{]'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void every_statement_names_its_key() {
        happened("booked, to be reviewed", "rejected", LedgerAction.REFERRAL_REJECTED);
        world.at(CHRISTMAS);
        owed();

        RoutingLint.check(world.tap, world.database.owner());
    }

    private List<Escalation> owed() {
        return world.escalations.owedBy(Standings.REFERRER, 10);
    }

    private Referral happened(String before, String after, LedgerAction action) {
        Referral stored = world.create(Standings.named(before));
        world.tap.forget();
        Referral changed = world.change(
                stored, Standings.named(after).facets(), action, BusinessFunction.SERVICE_PROVIDER_CLINICIAN);
        world.outbox.deliverDue();
        return changed;
    }

    private NoticeRows.Told to(Role role, Referral referral) {
        return world.rows.about(referral.ubrn()).stream()
                .filter(told -> told.role() == role)
                .findFirst()
                .orElseThrow();
    }

    /** The first reminder a week after it was made, on 30 November; its letter is there. */
    private static Referral reminded(long ubrn) {
        Referral shape = ReferralSample.anotherLike(
                        ReferralSample.referral().letters(1).build(), ubrn, "r." + ubrn)
                .build();
        return shape.with(shape.shortlist(), shape.criteria(), 7, shape.facets(), shape.createdAt());
    }

    private static Actor desk(Referral held) {
        return new Actor(
                new UserId("555032006103"),
                Standings.PROVIDER,
                BusinessFunction.SERVICE_PROVIDER_ADMIN,
                Optional.empty(),
                Set.of(held.facets().appointment().orElseThrow().service()),
                "test");
    }

    private static Actor provider() {
        return new Actor(
                new UserId("021600556514"),
                Standings.PROVIDER,
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "test");
    }
}
