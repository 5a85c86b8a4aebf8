package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.CLINICIAN;
import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.TRIAGE;
import static health.onward.appointment.AppointmentWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.directory.Priority;
import health.onward.patient.NhsNumber;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Ubrn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BookingTest {

    private static final Instant START = NOW.plus(Duration.ofDays(7));

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_booking_takes_the_slot_and_makes_the_referral_booked_and_pending_review() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, START, Optional.of(CLINICIAN), NOW.minus(Duration.ofDays(9)), Set.of(Priority.ROUTINE));
        assertThat(world.book(before, new SlotId(1), "k")).isInstanceOf(Outcome.Accepted.class);
        Referral after = world.stored(before);
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(after.facets().review()).isEqualTo(Facets.Review.PENDING);
        assertThat(after.pathwayStart()).contains(NOW);
        assertThat(world.diary.find(DIRECT, new SlotId(1)).orElseThrow().takenBy())
                .contains(before.ubrn());
        Appointment appointment = world.appointments.current(after).orElseThrow();
        assertThat(appointment.version()).isZero();
        assertThat(appointment.time()).contains(new Appointment.Time(START, START.plusSeconds(3600)));
        assertThat(appointment.clinician()).contains(CLINICIAN);
        assertThat(appointment.serviceName()).isEqualTo("Direct");
        assertThat(appointment.id().number()).isGreaterThan(AppointmentId.FIRST_ROUTED);
    }

    @Test
    void a_booking_leaves_one_ledger_and_one_audit_row_and_they_name_the_referral() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, START);
        world.book(before, new SlotId(1), "k");
        assertThat(
                        rows(
                                "select ubrn || ' ' || action || ' ' || service_id from ledger where action = 'APPOINTMENT_BOOKED'"))
                .containsExactly(before.ubrn().number() + " APPOINTMENT_BOOKED 11000");
        assertThat(rows("select ubrn || ' ' || what || ' ' || outcome from audit where what = 'A016'"))
                .containsExactly(before.ubrn().number() + " A016 GRANTED");
    }

    @Test
    void sent_for_triage_a_referral_waits_for_the_service_without_time_or_slot() {
        Referral before = world.referral();
        assertThat(world.request(new SendForTriage(target(before, TRIAGE), Optional.empty()), "k"))
                .isInstanceOf(Outcome.Accepted.class);
        Referral after = world.stored(before);
        assertThat(after.standing().state()).isEqualTo(ReferralState.AWAITING_TRIAGE);
        Appointment task = world.appointments.current(after).orElseThrow();
        assertThat(task.kind()).isEqualTo(Kind.DEFERRED);
        assertThat(task.reason()).contains("TRIAGE");
        assertThat(task.version()).isEqualTo(1);
        assertThat(task.direct()).isFalse();
    }

    @Test
    void a_deferral_is_accepted_when_a_search_finds_nothing_and_refused_when_it_does() {
        Referral before = world.referral();
        var defer = new Defer(target(before, DIRECT), new DeferralReason.NoSlots(), Optional.of("no luck"));
        world.slot(DIRECT, 1, START);
        assertThat(refusal(world.request(defer, "k"))).isEqualTo(RefusalCode.SLOTS_CURRENTLY_AVAILABLE);
        world.look.sql("update slot set withdrawn = true").update();
        assertThat(world.request(defer, "k")).isInstanceOf(Outcome.Accepted.class);
        Referral after = world.stored(before);
        assertThat(after.standing().state()).isEqualTo(ReferralState.DEFERRED_TO_PROVIDER);
        assertThat(after.standing().comment()).isEmpty();
        assertThat(world.appointments.current(after).orElseThrow().comment()).contains("no luck");
    }

    @Test
    void after_a_cancelled_booking_a_new_one_becomes_the_current_one_and_the_old_one_history() {
        Referral first = world.referral();
        world.slot(DIRECT, 1, START);
        world.slot(DIRECT, 2, START.plusSeconds(3600));
        world.book(first, new SlotId(1), "k1");
        Referral booked = world.stored(first);
        Referral cancelled = AppointmentRowsTest.cancelled(booked);
        world.store(Optional.of(booked), cancelled, health.onward.audit.LedgerAction.REFERRAL_CANCELLED);
        assertThat(world.book(cancelled, new SlotId(2), "k2")).isInstanceOf(Outcome.Accepted.class);
        assertThat(rows("select kind || ' ' || current from appointment order by id"))
                .containsExactly("CANCELLED false", "BOOKED true");
        assertThat(world.free(1)).isTrue();
        assertThat(world.free(2)).isFalse();
    }

    @Test
    void a_refused_booking_leaves_nothing_behind() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, START);
        world.slot(new health.onward.identity.ServiceId(12000), 7, START);
        record Case(RefusalCode code, BookingRequest request) {}
        var slot = world.diary.find(DIRECT, new SlotId(1)).orElseThrow();
        var stale = new BookingRequest.Target(before.ubrn(), before.version() - 1, before.patient(), DIRECT);
        var unknown = new BookingRequest.Target(new Ubrn(9_999_999), 3, before.patient(), DIRECT);
        var other = new BookingRequest.Target(before.ubrn(), before.version(), new NhsNumber("1000000001"), DIRECT);
        for (Case c : List.of(
                new Case(RefusalCode.VERSION_CONFLICT, book(stale, slot.id(), slot)),
                new Case(RefusalCode.REFERENCE_NOT_FOUND, book(unknown, slot.id(), slot)),
                new Case(RefusalCode.INAPPROPRIATE_VALUE, book(other, slot.id(), slot)),
                new Case(RefusalCode.REFERENCE_NOT_FOUND, book(target(before, DIRECT), new SlotId(404), slot)),
                new Case(RefusalCode.INAPPROPRIATE_SLOT, book(target(before, DIRECT), new SlotId(7), slot)),
                new Case(RefusalCode.INVALID_STATE, book(target(before, TRIAGE), slot.id(), slot)))) {
            assertThat(refusal(world.request(c.request(), "k"))).isEqualTo(c.code());
        }
        assertThat(world.stored(before)).isEqualTo(before);
        assertThat(world.free(1)).isTrue();
        assertThat(rows("select id::text from appointment")).isEmpty();
        assertThat(rows("select key from idempotency_key")).isEmpty();
    }

    @Test
    void a_sensitive_patient_s_referral_is_not_booked() {
        var sensitive = new NhsNumber("9462979626");
        world.patient(sensitive, true);
        Referral referral = world.referral(sensitive);
        world.slot(DIRECT, 1, START);
        assertThat(refusal(world.book(referral, new SlotId(1), "k"))).isEqualTo(RefusalCode.PATIENT_ERROR);
    }

    @Test
    void every_statement_of_a_booking_names_one_partition_and_there_are_few() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, START);
        Slot slot = world.diary.find(DIRECT, new SlotId(1)).orElseThrow();
        world.book(world.referral(), new SlotId(1), "warm");
        world.look.sql("update slot set taken_by = null").update();
        world.tap.forget();
        assertThat(world.request(book(target(before, DIRECT), slot.id(), slot), "k"))
                .isInstanceOf(Outcome.Accepted.class);
        // lock, patient, service, slot, all writes, commit
        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(6);
        RoutingLint.check(world.tap, world.database.owner());
    }

    @Test
    void opening_records_and_ending_bookings_names_one_partition_each_time() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, START);
        world.book(before, new SlotId(1), "k");
        Referral booked = world.stored(before);
        world.tap.forget();
        world.records.open(booked.ubrn(), java.util.OptionalLong.empty(), AppointmentWorld.gp(), "A005");
        world.records.open(
                world.appointments.current(booked).orElseThrow().id(),
                java.util.OptionalLong.empty(),
                AppointmentWorld.gp(),
                "A038");
        world.records.open(new AppointmentId(5), java.util.OptionalLong.empty(), AppointmentWorld.gp(), "A038");
        world.store(
                Optional.of(booked),
                AppointmentRowsTest.cancelled(booked),
                health.onward.audit.LedgerAction.REFERRAL_CANCELLED);
        RoutingLint.check(world.tap, world.database.owner());
    }

    private static BookingRequest book(BookingRequest.Target target, SlotId id, Slot like) {
        return new BookingRequest.Book(target, id, like.start(), like.end(), like.clinician());
    }

    private static RefusalCode refusal(Outcome<Answer> outcome) {
        return ((Outcome.Refused<Answer>) outcome).code();
    }

    private List<@org.jspecify.annotations.Nullable String> rows(String sql) {
        return world.look.sql(sql).query(String.class).list();
    }
}
