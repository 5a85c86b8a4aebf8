package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.CLINICIAN;
import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Agreed;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.Why;
import health.onward.audit.LedgerAction;
import health.onward.directory.BookableType;
import health.onward.directory.Priority;
import health.onward.directory.RequestType;
import health.onward.directory.ServiceSample;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ServiceId;
import health.onward.platform.Answer;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.platform.Together;
import health.onward.referral.Facets;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.ReferralSample;
import health.onward.referral.ReferralState;
import health.onward.referral.Shortlist;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider's booking staff do with appointments (domain rules 4.3 to 4.5). */
class BookingStaffTest {

    private static final ServiceId PHONE = new ServiceId(11001);
    private static final Instant WEEK = NOW.plus(Duration.ofDays(7));
    private static final Why CLINIC_CANCELLED = new Why("CLINIC_CANCELLED", Optional.empty());

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED).withLists();
    private final ProviderCancellation cancellation = world.cancellation();
    private final PasConfirmation pas =
            new PasConfirmation(world.transactions, world.referrals, AppointmentWorld.CLOCK);

    BookingStaffTest() {
        world.define(ServiceSample.service(PHONE.value())
                .named("By telephone")
                .with(Set.of(CLINICIAN))
                .taking(Set.of(RequestType.APPOINTMENT_REQUEST), BookableType.INDIRECTLY_BOOKABLE));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void staff_book_from_slot_issues_a_slot_that_referrers_do_not_see_yet() {
        Referral deferred = deferred();
        // Published just now: reserved for a day.
        world.slot(DIRECT, 1, WEEK, Optional.empty(), NOW, Set.of(Priority.values()));
        assertThat(said(world.book(world.referral(), new SlotId(1), "gp"))).isEqualTo("SLOT_NOT_AVAILABLE");

        assertThat(said(book(deferred, 1, staff(DIRECT)))).isEqualTo("accepted");

        Referral after = world.stored(deferred);
        assertThat(after.standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(after.facets().review()).isEqualTo(Review.PENDING);
        assertThat(world.free(1)).isFalse();
        assertThat(world.look
                        .sql("select what from audit where what = 'book-for-patient'")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void what_the_services_clinicians_have_judged_is_not_put_before_them_again() {
        Referral deferred = deferred();
        Facets facets = deferred.facets();
        Review accepted = new Review(Review.State.ACCEPTED, Review.Context.NEVER_REVIEWED);
        Referral judged = deferred.with(
                new Facets(
                        facets.request(),
                        facets.appointment()
                                .map(a -> a.became(
                                        Kind.OUTCOME,
                                        "ACCEPT_REFER_BOOK_LATER",
                                        Optional.empty(),
                                        Optional.of("in May"))),
                        accepted,
                        facets.information()),
                NOW);
        world.store(Optional.of(deferred), judged, LedgerAction.TRIAGE_ACCEPTED);
        world.slot(DIRECT, 1, WEEK);

        assertThat(said(book(judged, 1, staff(DIRECT)))).isEqualTo("accepted");
        assertThat(world.stored(judged).facets().review()).isEqualTo(accepted);
    }

    @Test
    void of_two_who_book_for_the_same_patient_one_does() throws Exception {
        Referral deferred = deferred();
        world.slot(DIRECT, 1, WEEK);
        world.slot(DIRECT, 2, WEEK.plusSeconds(3600));
        Answer done = new Answer(200, Map.of(), new byte[0]);

        var outcomes = Together.together(
                () -> book(deferred, 1, staff(DIRECT)).map(record -> done),
                () -> book(deferred, 2, staff(DIRECT)).map(record -> done));

        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
        assertThat(Together.codes(outcomes)).singleElement().isIn(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        assertThat(world.free(1)).isNotEqualTo(world.free(2));
    }

    @Test
    void what_was_agreed_on_the_telephone_is_an_appointment_without_a_slot() {
        Referral referral = telephoned();

        assertThat(said(agree(referral, WEEK, staff(PHONE)))).isEqualTo("accepted");

        Referral after = world.stored(referral);
        assertThat(after.standing().state()).isEqualTo(ReferralState.BOOKED);
        assertThat(after.facets().appointment().orElseThrow().direct()).isFalse();
        Appointment row = world.appointments.current(after).orElseThrow();
        assertThat(row.time()).contains(new Appointment.Time(WEEK, WEEK));
        assertThat(row.slot()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, in {1} days: {2}")
    @CsvSource({
        "11001, 7, accepted",
        "11001, 0, INAPPROPRIATE_VALUE",
        "11001, -1, INAPPROPRIATE_VALUE",
        "11000, 7, INAPPROPRIATE_VALUE",
        "50001, 7, INAPPROPRIATE_VALUE"
    })
    void only_at_the_service_that_was_rung_and_only_in_the_future(long service, int days, String expected) {
        Referral referral = telephoned();
        var agreed = new Agreed(
                AppointmentWorld.target(referral, new ServiceId(service)),
                NOW.plus(Duration.ofDays(days)),
                Optional.empty());

        assertThat(said(world.arranged(agreed, staff(PHONE)))).isEqualTo(expected);
    }

    @Test
    void a_stranger_and_a_referrer_key_nothing_in() {
        Referral referral = telephoned();

        assertThat(said(agree(referral, WEEK, staff(new ServiceId(1))))).isEqualTo("NO_RELATIONSHIP");
        assertThat(said(agree(referral, WEEK, AppointmentWorld.gp()))).isEqualTo("FORBIDDEN");
    }

    @Test
    void what_was_agreed_is_agreed_anew_and_the_old_time_is_history() {
        Referral booked = telephoned();
        agree(booked, WEEK, staff(PHONE));
        Referral before = world.stored(booked);
        Instant later = WEEK.plus(Duration.ofDays(2));
        world.tap.forget();

        assertThat(said(agreeAnew(before, later, staff(PHONE)))).isEqualTo("accepted");

        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
        Referral after = world.stored(before);
        assertThat(after.facets().review().state()).isEqualTo(Review.State.ACCEPTED);
        assertThat(after.facets().appointment().flatMap(Facets.CurrentAppointment::start))
                .contains(later);
        // Its own staff have the new time in their system in place of the old one.
        assertThat(after.stillInPas()).isEmpty();
        assertThat(world.look
                        .sql("select count(*) from appointment where not current")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(world.look
                        .sql("select what from audit where what = 'change-date'")
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void another_time_is_agreed_by_the_service_that_has_the_patient_and_lies_ahead() {
        Referral unbooked = telephoned();
        assertThat(said(agreeAnew(unbooked, WEEK, staff(PHONE)))).isEqualTo("NO_RELATIONSHIP");
        agree(unbooked, WEEK, staff(PHONE));
        Referral booked = world.stored(unbooked);

        assertThat(said(agreeAnew(booked, NOW, staff(PHONE)))).isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(said(agreeAnew(booked, WEEK, staff(DIRECT)))).isEqualTo("NO_RELATIONSHIP");
        assertThat(said(agreeAnew(booked, WEEK, AppointmentWorld.gp()))).isEqualTo("FORBIDDEN");
        assertThat(said(agreeAnew(unbooked, WEEK, staff(PHONE)))).isEqualTo("VERSION_CONFLICT");
        Referral direct = booked(1, WEEK);
        var elsewhere = new Agreed(
                AppointmentWorld.target(direct, DIRECT), WEEK.plusSeconds(60), Optional.empty(), BookingAct.MOVE);
        assertThat(said(world.arranged(elsewhere, staff(DIRECT)))).isEqualTo("INVALID_STATE");
    }

    @Test
    void a_provider_that_cancels_has_the_patient_to_book_again_and_the_slot_is_free() {
        Referral booked = booked(1, WEEK);

        assertThat(said(cancel(booked, CLINIC_CANCELLED, false))).isEqualTo("accepted");

        Referral after = world.stored(booked);
        assertThat(after.standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PROVIDER);
        assertThat(world.free(1)).isTrue();
        assertThat(after.stillInPas()).isEmpty();
        assertThat(said(book(after, 1, staff(DIRECT)))).isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            CLINIC_OVERRUN,          -,       accepted
            PROVIDER_CANCELLATION,   ill,     accepted
            PROVIDER_CANCELLATION,   -,       MISSING_VALUE
            PATIENT_ILL,             -,       INAPPROPRIATE_VALUE
            OTHER,                   -,       INAPPROPRIATE_VALUE
            ADDITIONAL_REQ_NOT_AVAILABLE, -,  INAPPROPRIATE_VALUE
            NO_SUCH_REASON,          -,       INVALID_VALUE
            """)
    void a_provider_cancels_for_a_providers_reasons(String code, String comment, String expected) {
        Referral booked = booked(1, WEEK);
        assertThat(said(cancel(booked, new Why(code, Optional.ofNullable(comment)), false)))
                .isEqualTo(expected);
        assertThat(world.free(1)).isEqualTo(expected.equals("accepted"));
    }

    @Test
    void an_indirect_booking_stays_on_a_list_until_it_is_said_to_be_cancelled_in_the_pas() {
        Referral referral = telephoned();
        agree(referral, WEEK, staff(PHONE));
        Referral booked = world.stored(referral);
        assertThat(said(cancel(booked, CLINIC_CANCELLED, false))).isEqualTo("accepted");
        Referral left = world.stored(referral);
        long appointment = left.stillInPas().getFirst().appointment();

        assertThat(said(confirm(left, appointment, AppointmentWorld.gp()))).isEqualTo("FORBIDDEN");
        assertThat(said(confirm(left, appointment, staff(DIRECT)))).isEqualTo("NO_RELATIONSHIP");
        assertThat(said(confirm(booked, appointment, staff(PHONE)))).isEqualTo("VERSION_CONFLICT");
        assertThat(said(confirm(left, 1, staff(PHONE)))).isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(said(confirm(left, appointment, staff(PHONE)))).isEqualTo("accepted");

        Referral done = world.stored(referral);
        assertThat(done.stillInPas()).isEmpty();
        assertThat(done.version()).isEqualTo(left.version() + 1);
        assertThat(said(confirm(done, appointment, staff(PHONE)))).isEqualTo("NO_RELATIONSHIP");
    }

    @Test
    void one_that_is_said_to_be_cancelled_there_at_once_is_not_listed() {
        Referral referral = telephoned();
        agree(referral, WEEK, staff(PHONE));

        cancel(world.stored(referral), CLINIC_CANCELLED, true);

        assertThat(world.stored(referral).stillInPas()).isEmpty();
    }

    @Test
    void every_statement_names_one_partition_and_a_command_takes_few_trips() {
        Referral deferred = deferred();
        world.slot(DIRECT, 1, WEEK);
        world.tap.forget();
        book(deferred, 1, staff(DIRECT));
        cancel(world.stored(deferred), CLINIC_CANCELLED, false);
        RoutingLint.check(world.tap, world.database.owner());
    }

    /** By the practice, when nothing was free. */
    private Referral deferred() {
        Referral referral = world.referral();
        world.request(
                new Defer(AppointmentWorld.target(referral, DIRECT), new DeferralReason.NoSlots(), Optional.empty()),
                "defer" + referral.ubrn());
        return world.stored(referral);
    }

    private Referral booked(long slot, Instant start) {
        world.slot(DIRECT, slot, start);
        Referral referral = world.referral();
        world.book(referral, new SlotId(slot), "book" + slot);
        return world.stored(referral);
    }

    private Referral telephoned() {
        Referral shape = ReferralSample.referral()
                .madeBy(AppointmentWorld.PRACTICE)
                .made(NOW)
                .of(AppointmentWorld.PATIENT)
                .withoutLetter()
                .shortlisted(
                        new Shortlist.Entry(PHONE, "By telephone", false, false, false),
                        new Shortlist.Entry(DIRECT, "Direct", true, false, false))
                .build();
        Referral referral = ReferralSample.anotherLike(shape, 3_000_000, "r." + world.ids.uuid())
                .build();
        world.store(Optional.empty(), referral, LedgerAction.REFERRAL_CREATED);
        return referral;
    }

    private Outcome<ReferralRecord> book(Referral referral, long slot, Actor actor) {
        Slot wanted = world.diary.find(DIRECT, new SlotId(slot)).orElseThrow();
        return world.arranged(
                new BookingRequest.Book(
                        AppointmentWorld.target(referral, DIRECT),
                        wanted.id(),
                        wanted.start(),
                        wanted.end(),
                        wanted.clinician(),
                        BookingAct.BOOK_FOR_PATIENT,
                        Optional.empty()),
                actor);
    }

    private Outcome<ReferralRecord> agree(Referral referral, Instant start, Actor actor) {
        return world.arranged(
                new Agreed(AppointmentWorld.target(referral, PHONE), start, Optional.of(CLINICIAN)), actor);
    }

    private Outcome<ReferralRecord> agreeAnew(Referral referral, Instant start, Actor actor) {
        return world.arranged(
                new Agreed(AppointmentWorld.target(referral, PHONE), start, Optional.empty(), BookingAct.MOVE), actor);
    }

    private Outcome<Referral> cancel(Referral referral, Why why, boolean inPas) {
        return cancellation.cancel(
                new ProviderCancellation.Request(referral.ubrn(), referral.version(), why, inPas),
                staff(DIRECT, PHONE));
    }

    private Outcome<Referral> confirm(Referral referral, long appointment, Actor actor) {
        return pas.confirm(referral.ubrn(), referral.version(), new AppointmentId(appointment), actor);
    }

    private static Actor staff(ServiceId... services) {
        return AppointmentWorld.actor(
                BusinessFunction.SERVICE_PROVIDER_ADMIN, AppointmentWorld.PROVIDER, Set.of(services));
    }

    private static String said(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }
}
