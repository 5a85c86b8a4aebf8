package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.PROVIDER;
import static health.onward.appointment.AppointmentWorld.TRIAGE;
import static health.onward.appointment.AppointmentWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Why;
import health.onward.audit.LedgerAction;
import health.onward.directory.SearchCriteria;
import health.onward.directory.Service;
import health.onward.directory.ServiceSample;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ServiceId;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Shortlist;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider changes the date of a booking, or brings a referral to another service. */
class ProviderMovesTest {

    private static final ServiceId OTHER = new ServiceId(11002);
    private static final Instant START = NOW.plus(Duration.ofDays(7));
    private static final Why ELSEWHERE = new Why("REDIRECTED_OTHER", Optional.of("not for us"));

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED);

    @BeforeEach
    void slots() {
        world.define(ServiceSample.service(OTHER.value()).named("Other"));
        world.slot(DIRECT, 1, START);
        world.slot(DIRECT, 2, START.plusSeconds(7200));
        world.slot(OTHER, 3, START);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void another_time_at_the_same_service_is_accepted_with_it() {
        Referral booked = booked();
        world.tap.forget();

        assertThat(said(book(booked, DIRECT, 2, BookingAct.MOVE, Optional.empty()), staff()))
                .isEqualTo("done");

        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
        Referral after = world.stored(booked);
        assertThat(after.facets().review().state()).isEqualTo(Review.State.ACCEPTED);
        assertThat(start(after)).contains(START.plusSeconds(7200));
        assertThat(world.free(1)).isTrue();
        assertThat(world.free(2)).isFalse();
        assertThat(after.shortlist()).isEqualTo(booked.shortlist());
    }

    @Test
    void another_time_is_found_at_the_service_that_has_the_patient() {
        Referral booked = booked();
        assertThat(said(book(booked, OTHER, 3, BookingAct.MOVE, Optional.empty()), staff()))
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(said(book(booked, DIRECT, 9, BookingAct.MOVE, Optional.empty()), staff()))
                .isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(world.stored(booked)).isEqualTo(booked);
    }

    @Test
    void who_is_redirected_keeps_the_old_time_until_the_new_one_is_sure_and_may_choose_the_old_service_no_more() {
        Referral booked = booked();

        assertThat(said(book(booked, OTHER, 3, BookingAct.REDIRECT, Optional.of(ELSEWHERE)), clinician()))
                .isEqualTo("done");

        Referral after = world.stored(booked);
        assertThat(after.standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(after.facets().review()).isEqualTo(Review.PENDING);
        assertThat(after.shortlist().entries())
                .extracting(Shortlist.Entry::service)
                .containsExactly(OTHER);
        assertThat(world.free(1)).isTrue();
        assertThat(world.look
                        .sql("select reason || ' ' || comment from appointment where not current")
                        .query(String.class)
                        .single())
                .isEqualTo("REDIRECTED_OTHER not for us");
        assertThat(world.look
                        .sql("select action from ledger where action = 'SERVICE_CHANGED'")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void a_booking_is_taken_away_for_a_reason_and_nothing_else_is() {
        Referral booked = booked();
        assertThat(said(book(booked, OTHER, 3, BookingAct.REDIRECT, Optional.empty()), clinician()))
                .isEqualTo("VALUE_IS_REQUIRED");
        assertThat(said(book(booked, DIRECT, 2, BookingAct.REDIRECT, Optional.of(ELSEWHERE)), clinician()))
                .isEqualTo("INAPPROPRIATE_VALUE");
        Referral waiting = sentForTriage();
        assertThat(said(book(waiting, OTHER, 3, BookingAct.REDIRECT, Optional.of(ELSEWHERE)), clinician()))
                .isEqualTo("FIELD_NOT_PERMITTED");
        assertThat(world.stored(waiting)).isEqualTo(waiting);
        assertThat(world.stored(booked)).isEqualTo(booked);
    }

    /** The patient is a woman of 46; her referrer's search asked for services that see such patients, or did not. */
    @ParameterizedTest(name = "{0} from {1} to {2} months, asked {3}: {4}")
    @CsvSource({
        "MALE_AND_FEMALE, 0,   ,    true,  done",
        "FEMALE,          0,   ,    true,  done",
        "MALE,            0,   ,    true,  INAPPROPRIATE_VALUE",
        "MALE,            0,   ,    false, done",
        "MALE_AND_FEMALE, 0,   216, true,  INAPPROPRIATE_VALUE",
        "MALE_AND_FEMALE, 780, ,    true,  INAPPROPRIATE_VALUE",
        "MALE_AND_FEMALE, 780, ,    false, done"
    })
    void who_is_redirected_is_one_whom_the_new_service_sees(
            Service.SexTreated sex, int from, Integer to, boolean asked, String expected) {
        world.define(ServiceSample.service(13002).named("Particular").seeing(sex, from, Optional.ofNullable(to)));
        world.slot(new ServiceId(13002), 4, START);
        Referral booked = searching(booked(), asked);
        assertThat(said(
                        book(booked, new ServiceId(13002), 4, BookingAct.REDIRECT, Optional.of(ELSEWHERE)),
                        clinician()))
                .isEqualTo(expected);
    }

    @Test
    void what_was_triaged_is_booked_now() {
        Referral waiting = sentForTriage();
        assertThat(said(book(waiting, OTHER, 3, BookingAct.REDIRECT, Optional.empty()), clinician()))
                .isEqualTo("done");
        Referral after = world.stored(waiting);
        assertThat(after.standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(after.pathwayStart()).isEqualTo(waiting.pathwayStart());
    }

    @Test
    void what_is_left_to_another_service_is_not_put_off() {
        Referral waiting = sentForTriage();
        world.look
                .sql("update slot set withdrawn = true where service_id = 11002")
                .update();
        var leave = new Defer(
                target(waiting, OTHER),
                new DeferralReason.NoSlots(),
                Optional.empty(),
                BookingAct.REDIRECT,
                Optional.empty());
        assertThat(said(leave, clinician())).isEqualTo("done");
        Referral after = world.stored(waiting);
        assertThat(after.standing().state()).isEqualTo(ReferralState.DEFERRED_TO_PROVIDER);
        assertThat(after.facets().appointment().flatMap(CurrentAppointment::contactBy))
                .isEqualTo(waiting.facets().appointment().flatMap(CurrentAppointment::contactBy));
    }

    @Test
    void what_waits_for_triage_is_not_sent_there_again() {
        Referral waiting = sentForTriage();
        var again = new SendForTriage(target(waiting, TRIAGE), Optional.empty(), BookingAct.REDIRECT, Optional.empty());
        assertThat(said(again, clinician())).isEqualTo("INAPPROPRIATE_VALUE");
    }

    @Test
    void booking_staff_move_and_clinicians_redirect() {
        Referral booked = booked();
        assertThat(said(book(booked, OTHER, 3, BookingAct.REDIRECT, Optional.of(ELSEWHERE)), staff()))
                .isEqualTo("FORBIDDEN");
        assertThat(said(book(booked, DIRECT, 2, BookingAct.MOVE, Optional.empty()), AppointmentWorld.gp()))
                .isEqualTo("FORBIDDEN");
    }

    private Referral booked() {
        Referral referral = world.referral();
        assertThat(world.book(referral, new SlotId(1), "book")).isInstanceOf(Outcome.Accepted.class);
        return world.stored(referral);
    }

    /** As if the referrer had ticked the box, or not. */
    private Referral searching(Referral referral, boolean suited) {
        SearchCriteria was = referral.criteria();
        var criteria = new SearchCriteria(
                was.priority(),
                was.specialty(),
                was.clinicType(),
                was.clinicalTerm(),
                was.namedClinician(),
                was.postcode(),
                was.distanceLimit(),
                was.waitLimit(),
                was.organisation(),
                suited,
                false);
        Referral after = referral.with(
                referral.shortlist(), criteria, referral.reminderDays(), referral.facets(), referral.updatedAt());
        world.store(Optional.of(referral), after, LedgerAction.SHORTLIST_CHANGED);
        return world.stored(referral);
    }

    private Referral sentForTriage() {
        Referral referral = world.referral();
        assertThat(world.request(new SendForTriage(target(referral, TRIAGE), Optional.empty()), "triage"))
                .isInstanceOf(Outcome.Accepted.class);
        return world.stored(referral);
    }

    private static Book book(Referral referral, ServiceId service, long slot, BookingAct act, Optional<Why> why) {
        Instant start = slot == 2 ? START.plusSeconds(7200) : START;
        return new Book(
                target(referral, service),
                new SlotId(slot),
                start,
                start.plusSeconds(3600),
                Optional.empty(),
                act,
                why);
    }

    private String said(BookingRequest request, Actor actor) {
        Outcome<ReferralRecord> outcome =
                Once.value(actor.caller(), once -> world.booking.request(request, actor, once));
        return outcome instanceof Outcome.Refused<ReferralRecord> refused
                ? refused.code().name()
                : "done";
    }

    private static Optional<Instant> start(Referral referral) {
        return referral.facets().appointment().flatMap(CurrentAppointment::start);
    }

    private static Actor staff() {
        return AppointmentWorld.actor(BusinessFunction.SERVICE_PROVIDER_ADMIN, PROVIDER, Set.of(DIRECT, TRIAGE, OTHER));
    }

    private static Actor clinician() {
        return AppointmentWorld.actor(
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN, PROVIDER, Set.of(DIRECT, TRIAGE, OTHER));
    }
}
