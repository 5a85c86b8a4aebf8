package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.CLINICIAN;
import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.LedgerAction;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.HeldSample;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppointmentRowsTest {

    private static final Instant START = NOW.plus(Duration.ofDays(7));

    private final AppointmentWorld world = new AppointmentWorld(Profile.PLAIN);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_booking_is_read_as_it_was_stored() {
        Booked booked = booked();
        assertThat(world.appointments.current(booked.referral())).contains(booked.appointment());
    }

    @Test
    void a_cancelled_booking_keeps_its_id_and_clinician_loses_its_time_and_frees_its_slot() {
        Booked booked = booked();
        Referral after = cancelled(booked.referral());
        world.store(Optional.of(booked.referral()), after, LedgerAction.REFERRAL_CANCELLED);
        Appointment stored = world.appointments.current(after).orElseThrow();
        assertThat(stored.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.time()).isEmpty();
        assertThat(stored.slot()).isEmpty();
        assertThat(stored.clinician()).contains(CLINICIAN);
        assertThat(stored.reason()).contains("PATIENT_HOLIDAY");
        assertThat(stored.comment()).contains("away");
        assertThat(stored.referralVersion()).isEqualTo(after.version());
        assertThat(world.diary.find(DIRECT, new SlotId(1)).orElseThrow().free()).isTrue();
    }

    @Test
    void what_a_change_leaves_is_known_before_it_is_written() {
        Booked booked = booked();
        Referral after = cancelled(booked.referral());
        var change = new ReferralChange(
                Optional.of(booked.referral()),
                after,
                LedgerAction.REFERRAL_CANCELLED,
                AppointmentWorld.gp(),
                "A036",
                NOW);
        ReferralRecord foreseen = world.records.after(change);
        world.store(Optional.of(booked.referral()), after, LedgerAction.REFERRAL_CANCELLED);
        assertThat(foreseen).isEqualTo(new ReferralRecord(after, world.appointments.current(after)));
    }

    @Test
    void an_appointment_that_the_referral_no_longer_has_is_history_and_frees_its_slot() {
        Booked booked = booked();
        Referral after = booked.referral().with(facets(booked.referral(), Optional.empty()), NOW);
        world.store(Optional.of(booked.referral()), after, LedgerAction.SHORTLIST_CHANGED);
        assertThat(world.look
                        .sql("select kind || ' ' || current from appointment")
                        .query(String.class)
                        .list())
                .containsExactly("CANCELLED false");
        assertThat(world.diary.find(DIRECT, new SlotId(1)).orElseThrow().free()).isTrue();
    }

    @Test
    void a_slot_that_another_referral_took_meanwhile_is_not_freed() {
        Booked booked = booked();
        world.look.sql("update slot set taken_by = 5").update();
        world.store(Optional.of(booked.referral()), cancelled(booked.referral()), LedgerAction.REFERRAL_CANCELLED);
        assertThat(world.diary.find(DIRECT, new SlotId(1)).orElseThrow().free()).isFalse();
    }

    @Test
    void a_change_that_does_not_concern_the_appointment_leaves_it_alone() {
        Booked booked = booked();
        Referral before = booked.referral();
        var accepted = new Facets.Review(Facets.Review.State.ACCEPTED, Facets.Review.Context.NEVER_REVIEWED);
        Referral after = before.with(
                new Facets(
                        before.facets().request(),
                        before.facets().appointment(),
                        accepted,
                        before.facets().information()),
                NOW);
        world.store(Optional.of(before), after, LedgerAction.REFERRAL_ACCEPTED);
        assertThat(world.appointments.current(after)).contains(booked.appointment());
        assertThat(world.diary.find(DIRECT, new SlotId(1)).orElseThrow().free()).isFalse();
    }

    private record Booked(Referral referral, Appointment appointment) {}

    private Booked booked() {
        Referral before = world.referral();
        world.slot(DIRECT, 1, START);
        Slot slot = world.diary.find(DIRECT, new SlotId(1)).orElseThrow();
        var id = new AppointmentId(world.ids.routed(before.ubrn().bucket()));
        CurrentAppointment facet = HeldSample.booked(START)
                .numbered(id.number())
                .at(DIRECT, PROVIDER, "CARDIOLOGY")
                .with(CLINICIAN)
                .build();
        Referral after = before.with(facets(before, Optional.of(facet)), NOW);
        var appointment = new Appointment(
                id,
                after.ubrn(),
                Appointment.FIRST_VERSION_BOOKED,
                Kind.BOOKED,
                DIRECT,
                "Direct",
                true,
                Optional.of(new Appointment.Time(slot.start(), slot.end())),
                Optional.of(slot.id()),
                Optional.of(CLINICIAN),
                Optional.empty(),
                Optional.empty(),
                NOW,
                after.version());
        Outcome<Referral> outcome = world.transactions.write(changes -> {
            world.diary.take(slot, after.ubrn(), changes);
            world.referrals.store(
                    new ReferralChange(
                            Optional.of(before),
                            after,
                            LedgerAction.APPOINTMENT_BOOKED,
                            AppointmentWorld.gp(),
                            "A016",
                            NOW),
                    changes);
            AppointmentColumns.insert(changes, appointment);
            return Outcome.accepted(after);
        });
        assertThat(outcome).isEqualTo(Outcome.accepted(after));
        return new Booked(after, appointment);
    }

    static Referral cancelled(Referral booked) {
        CurrentAppointment facet = booked.facets().appointment().orElseThrow();
        CurrentAppointment cancelled = HeldSample.after(facet, Kind.CANCELLED)
                .because("PATIENT_HOLIDAY", "PATIENT", "away")
                .build();
        return booked.with(facets(booked, Optional.of(cancelled)), NOW);
    }

    private static Facets facets(Referral referral, Optional<CurrentAppointment> appointment) {
        return new Facets(
                referral.facets().request(),
                appointment,
                Facets.Review.PENDING,
                referral.facets().information());
    }
}
