package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.appointment.BookingRequest.Agreed;
import health.onward.appointment.BookingRequest.Why;
import health.onward.appointment.ClinicCancellation.Progress;
import health.onward.appointment.ClinicOrder.Clinic;
import health.onward.audit.LedgerAction;
import health.onward.directory.BookableType;
import health.onward.directory.RequestType;
import health.onward.directory.ServiceSample;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ServiceId;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.platform.Together;
import health.onward.referral.Referral;
import health.onward.referral.ReferralSample;
import health.onward.referral.ReferralState;
import health.onward.referral.Shortlist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider cancels a whole clinic (domain rules 4.5): ordered once, worked off whatever happens. */
class ClinicCancellationTest {

    private static final ServiceId PHONE = new ServiceId(11001);
    private static final Instant WEEK = NOW.plus(Duration.ofDays(7));
    private static final Why CLINIC_CANCELLED = new Why("CLINIC_CANCELLED", Optional.empty());
    private static final AtomicLong TELEPHONED = new AtomicLong(4_000_000);

    /** Not an exception: nothing that catches what goes wrong with one patient catches this. */
    private static final class PowerCut extends Error {}

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED).withLists();
    private final ClinicOrders orders = new ClinicOrders(world.jdbc, world.diary);
    private final ClinicCancellation clinics =
            new ClinicCancellation(world.transactions, orders, world.cancellation(), world.ids, AppointmentWorld.CLOCK);
    private final ClinicEnding ending = node(AppointmentWorld.CLOCK);

    ClinicCancellationTest() {
        world.define(ServiceSample.service(PHONE.value())
                .named("By telephone")
                .taking(Set.of(RequestType.APPOINTMENT_REQUEST), BookableType.INDIRECTLY_BOOKABLE));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void all_of_a_clinic_is_ended_and_what_was_booked_is_to_be_booked_again() {
        Referral first = booked(1, WEEK);
        Referral second = booked(2, WEEK.plusSeconds(3600));
        world.slot(DIRECT, 3, WEEK.plusSeconds(7200));
        Referral nextDay = booked(4, WEEK.plus(Duration.ofDays(1)));

        ClinicOrder order = ordered(day(DIRECT));

        assertThat(order.places()).isEqualTo(3);
        assertThat(progress(order).waiting()).containsExactly(first.ubrn(), second.ubrn());
        world.tap.forget();
        ending.run();
        RoutingLint.check(world.tap, world.database.owner());
        Progress done = progress(order);
        assertThat(done.order().done()).isPresent();
        assertThat(done.order().cancelled()).isEqualTo(2);
        assertThat(done.places()).isZero();
        assertThat(world.stored(first).standing().reason()).contains("CLINIC_CANCELLED");
        assertThat(world.stored(second).standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PROVIDER);
        assertThat(world.stored(nextDay).standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(List.of(world.free(1), world.free(2), world.free(3))).containsOnly(false);
        assertThat(world.look
                        .sql("select what from audit where what = 'cancel-clinic'")
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    @Test
    void what_was_agreed_on_the_telephone_for_that_day_is_cancelled_and_is_to_be_taken_out_of_the_pas() {
        Referral expected = agreed(WEEK);
        Referral later = agreed(WEEK.plus(Duration.ofDays(1)));

        ClinicOrder order = ordered(day(PHONE));
        assertThat(progress(order).waiting()).containsExactly(expected.ubrn());
        ending.run();

        assertThat(progress(order).order().cancelled()).isEqualTo(1);
        Referral after = world.stored(expected);
        assertThat(after.standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PROVIDER);
        assertThat(after.stillInPas()).hasSize(1);
        assertThat(world.stored(later).standing().state()).isEqualTo(ReferralState.BOOKED);
    }

    @Test
    void a_power_cut_in_the_middle_leaves_the_rest_to_the_next_server_and_nobody_is_cancelled_or_counted_twice() {
        List<Referral> patients = clinic(5);
        ClinicOrder order = ordered(day(DIRECT));
        // The first look at the clock begins the round, then each patient takes one.
        var looks = new AtomicInteger();
        ClinicEnding dying = node(failing(looks, 3));

        assertThatThrownBy(dying::run).isInstanceOf(PowerCut.class);

        int before = progress(order).order().cancelled();
        assertThat(before).isBetween(1, 4);
        assertThat(progress(order).waiting()).hasSize(5 - before);
        ending.run();
        assertThat(progress(order).order().done()).isPresent();
        assertThat(progress(order).order().cancelled()).isEqualTo(5);
        assertThat(patients)
                .allSatisfy(one -> assertThat(world.stored(one).version()).isEqualTo(one.version() + 1));
        assertThat(cancellations()).isEqualTo(5);
    }

    @Test
    void two_nodes_side_by_side_cancel_everybody_once() throws Exception {
        clinic(8);
        ClinicOrder order = ordered(day(DIRECT));
        ClinicEnding other = node(AppointmentWorld.CLOCK);

        Together.together(() -> ran(ending), () -> ran(other));
        // One of them may have seen the other at its last patient.
        node(Clock.offset(AppointmentWorld.CLOCK, Duration.ofMinutes(5))).run();

        assertThat(progress(order).order().done()).isPresent();
        assertThat(progress(order).order().cancelled()).isEqualTo(8);
        assertThat(cancellations()).isEqualTo(8);
    }

    @Test
    void whom_somebody_else_is_changing_is_told_of_and_cancelled_in_a_later_round() throws Exception {
        Referral booked = booked(1, WEEK);
        Referral other = booked(2, WEEK.plusSeconds(3600));
        ClinicOrder order = ordered(day(DIRECT));
        try (var connection = world.database.application().getConnection();
                var lock = connection.prepareStatement("select * from referral where ubrn = ? for update")) {
            connection.setAutoCommit(false);
            lock.setLong(1, booked.ubrn().number());
            lock.execute();
            ending.run();
            connection.rollback();
        }
        assertThat(progress(order).waiting()).containsExactly(booked.ubrn());
        assertThat(progress(order).order().trouble().orElseThrow()).contains("slot 1", "somebody else is changing");
        assertThat(world.stored(other).standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PROVIDER);

        ending.run();
        assertThat(progress(order).order().done())
                .as("not before its pause is over")
                .isEmpty();
        node(Clock.offset(AppointmentWorld.CLOCK, Duration.ofMinutes(1))).run();
        assertThat(progress(order).order().done()).isPresent();
        assertThat(progress(order).order().trouble()).isEmpty();
        assertThat(world.stored(booked).standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PROVIDER);
    }

    @Test
    void ordered_twice_it_is_done_once() {
        booked(1, WEEK);
        ClinicOrder first = ordered(day(DIRECT));
        ClinicOrder again = ordered(day(DIRECT));
        ending.run();
        assertThat(progress(first).order().cancelled()).isEqualTo(1);
        assertThat(progress(again).order().cancelled()).isZero();
        assertThat(progress(again).order().done()).isPresent();
    }

    @Test
    void a_clinic_is_its_own_staffs_to_cancel_and_only_what_is_to_come() {
        booked(1, WEEK);
        Clinic past =
                new Clinic(DIRECT, NOW.minusSeconds(7200), NOW.minusSeconds(3600), Optional.empty(), CLINIC_CANCELLED);
        Clinic wrong =
                new Clinic(DIRECT, WEEK, WEEK.plusSeconds(1), Optional.empty(), new Why("OTHER", Optional.empty()));

        assertThat(said(clinics.order(day(DIRECT), staff(PHONE)))).isEqualTo("NO_RELATIONSHIP");
        assertThat(said(clinics.order(day(DIRECT), AppointmentWorld.gp()))).isEqualTo("FORBIDDEN");
        assertThat(said(clinics.order(past, staff(DIRECT)))).isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(said(clinics.order(wrong, staff(DIRECT)))).isEqualTo("INAPPROPRIATE_VALUE");
        long order = ordered(day(DIRECT)).id();
        assertThat(said(clinics.progress(DIRECT, order, staff(PHONE)))).isEqualTo("NO_RELATIONSHIP");
        assertThat(said(clinics.progress(DIRECT, 1, staff(DIRECT)))).isEqualTo("NOT_FOUND");
        assertThat(said(clinics.progress(DIRECT, order, staff(DIRECT)))).isEqualTo("accepted");
    }

    private List<Referral> clinic(int patients) {
        List<Referral> all = new ArrayList<>();
        for (int n = 1; n <= patients; n++) {
            all.add(booked(n, WEEK.plusSeconds(1800L * n)));
        }
        return all;
    }

    private ClinicEnding node(Clock clock) {
        var cancellation =
                new ProviderCancellation(world.transactions, world.referrals, world.reference.lists(), clock);
        var slots = new SlotEnding(
                world.referrals, world.appointments, world.diary, new BookingAttempts(world.jdbc), cancellation);
        return new ClinicEnding(world.transactions, orders, world.diary, slots, cancellation, world.referrals, clock);
    }

    private static Outcome<Boolean> ran(ClinicEnding node) {
        node.run();
        return Outcome.accepted(true);
    }

    private Referral booked(long slot, Instant start) {
        world.slot(DIRECT, slot, start);
        Referral referral = world.referral();
        world.book(referral, new SlotId(slot), "book" + slot);
        return world.stored(referral);
    }

    private Referral agreed(Instant start) {
        Referral shape = ReferralSample.referral()
                .madeBy(AppointmentWorld.PRACTICE)
                .made(NOW)
                .of(AppointmentWorld.PATIENT)
                .shortlisted(new Shortlist.Entry(PHONE, "By telephone", false, false, false))
                .build();
        Referral referral = ReferralSample.anotherLike(shape, TELEPHONED.incrementAndGet(), "r." + world.ids.uuid())
                .build();
        world.store(Optional.empty(), referral, LedgerAction.REFERRAL_CREATED);
        world.arranged(new Agreed(AppointmentWorld.target(referral, PHONE), start, Optional.empty()), staff(PHONE));
        return world.stored(referral);
    }

    private ClinicOrder ordered(Clinic clinic) {
        return accepted(clinics.order(clinic, staff(clinic.service())));
    }

    private Progress progress(ClinicOrder order) {
        return accepted(clinics.progress(order.clinic().service(), order.id()));
    }

    private long cancellations() {
        return world.look
                .sql("select count(*) from ledger where action = 'APPOINTMENT_CANCELLED_BY_PROVIDER'")
                .query(Long.class)
                .single();
    }

    private static Clock failing(AtomicInteger looks, int last) {
        return new Clock() {
            @Override
            public Instant instant() {
                if (looks.incrementAndGet() > last) {
                    throw new PowerCut();
                }
                return NOW;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private static Clinic day(ServiceId service) {
        return new Clinic(service, WEEK, WEEK.plus(Duration.ofHours(12)), Optional.empty(), CLINIC_CANCELLED);
    }

    private static Actor staff(ServiceId... services) {
        return AppointmentWorld.actor(
                BusinessFunction.SERVICE_PROVIDER_ADMIN, AppointmentWorld.PROVIDER, Set.of(services));
    }

    private static String said(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused);
        };
    }
}
