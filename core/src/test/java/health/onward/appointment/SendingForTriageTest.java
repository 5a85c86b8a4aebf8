package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.PATIENT;
import static health.onward.appointment.AppointmentWorld.TRIAGE;
import static health.onward.platform.Together.codes;
import static health.onward.platform.Together.together;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.ServiceId;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Accepted;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.referral.CreationRequest;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Standings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A021 and A032: one triage service chosen, and the referral sent there in the same step. */
class SendingForTriageTest {

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED).withLists();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_new_referral_waits_for_triage_at_its_first_version_with_a_ledger_row_for_each_step() {
        assertThat(create(LetterIntention.NEED_TO_ADD_LATER, TRIAGE)).isInstanceOf(Accepted.class);
        assertThat(rows("select action || ' ' || version from ledger order by version"))
                .containsExactly("REFERRAL_CREATED 2", "SENT_FOR_TRIAGE 3");
        assertThat(rows("select kind || ' ' || reason || ' ' || referral_version from appointment"))
                .containsExactly("DEFERRED TRIAGE 3");
        assertThat(rows("select distinct what from audit")).containsExactly("A021");
    }

    @Test
    void what_is_not_one_triage_service_with_a_letter_to_come_is_refused_and_nothing_is_stored() {
        assertThat(codes(List.of(
                        create(LetterIntention.NOT_INTENDING_TO_ADD, TRIAGE),
                        create(LetterIntention.NEED_TO_ADD_LATER, DIRECT),
                        create(LetterIntention.NEED_TO_ADD_LATER, TRIAGE, DIRECT))))
                .containsExactly(
                        RefusalCode.INAPPROPRIATE_VALUE, RefusalCode.INAPPROPRIATE_VALUE, RefusalCode.TOO_MANY_ITEMS);
        assertThat(rows("select ubrn::text from referral")).isEmpty();
    }

    @Test
    void a_cancelled_booking_is_history_when_its_referral_is_sent_for_triage_instead() {
        Referral cancelled = cancelled();
        assertThat(change(cancelled)).isInstanceOf(Accepted.class);
        Referral after = world.stored(cancelled);
        assertThat(after.standing().state()).isEqualTo(ReferralState.AWAITING_TRIAGE);
        assertThat(after.version()).isEqualTo(cancelled.version() + 2);
        assertThat(after.shortlist().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.service()).isEqualTo(TRIAGE));
        assertThat(rows("select kind || ' ' || current from appointment order by id"))
                .containsExactly("CANCELLED false", "DEFERRED true");
    }

    @RepeatedTest(3)
    void sent_for_triage_and_booked_at_once_one_of_the_two_happens() throws Exception {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral referral = world.referral();
        var outcomes = together(() -> change(referral), () -> world.book(referral, new SlotId(1), "b"));
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).containsAnyOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        assertThat(world.free(1)).isEqualTo(outcomes.getFirst() instanceof Accepted);
    }

    @Test
    void every_statement_names_one_partition_and_there_are_few() {
        Referral referral = world.referral();
        world.tap.forget();
        assertThat(change(referral)).isInstanceOf(Accepted.class);
        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
    }

    private Referral cancelled() {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(7)));
        Referral before = world.referral();
        world.book(before, new SlotId(1), "b");
        Referral booked = world.stored(before);
        Appointment appointment = world.appointments.current(booked).orElseThrow();
        world.cancellation.cancel(
                new BookingCancellationRules.Request(
                        appointment.id(),
                        appointment.version(),
                        new BookingRequest.Why("PATIENT_ILL", Optional.empty()),
                        Optional.empty()),
                AppointmentWorld.gp(),
                AppointmentWorld.once(null));
        return world.stored(before);
    }

    private Outcome<Answer> create(LetterIntention intention, ServiceId... services) {
        var request = new CreationRequest(PATIENT, Optional.empty(), choice(intention, services), Optional.empty());
        return world.sending.create(request, AppointmentWorld.gp(), AppointmentWorld.once(null));
    }

    private Outcome<Answer> change(Referral referral) {
        Choice choice = choice(LetterIntention.NEED_TO_ADD_LATER, TRIAGE);
        return world.sending.change(
                referral.ubrn(), referral.version(), choice, AppointmentWorld.gp(), AppointmentWorld.once(null));
    }

    private static Choice choice(LetterIntention intention, ServiceId... services) {
        return new Choice(List.of(services), Standings.criteria(), intention, 0);
    }

    private List<@Nullable String> rows(String sql) {
        return world.look.sql(sql).query(String.class).list();
    }
}
