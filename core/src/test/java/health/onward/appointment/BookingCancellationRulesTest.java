package health.onward.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingCancellationRules.Repeated;
import health.onward.appointment.BookingCancellationRules.Request;
import health.onward.appointment.BookingRequest.Why;
import health.onward.directory.CancellationReason;
import health.onward.directory.Concept;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.referral.Facets;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingCancellationRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Referral BOOKED = Standings.named("booked, to be reviewed");
    private static final UserId CLINICIAN = new UserId("999000000002");

    @ParameterizedTest(name = "{0} at version {1} by {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, to be reviewed            | 4 | REFERRING_CLINICIAN        | accepted
            booked, accepted                  | 4 | REFERRING_CLINICIAN_ADMIN  | accepted
            booked, letter missing            | 4 | REFERRING_ADMIN            | accepted
            booked, to be reviewed            | 4 | PATIENT                    | accepted
            booked, to be reviewed            | 3 | REFERRING_CLINICIAN        | VERSION_CONFLICT
            booked, past                      | 3 | REFERRING_CLINICIAN        | VERSION_CONFLICT
            booked, past                      | 4 | REFERRING_CLINICIAN        | INVALID_REQUEST_STATE
            booked indirectly, to be reviewed | 4 | REFERRING_CLINICIAN        | INVALID_REQUEST_STATE
            booked indirectly, to be reviewed | 4 | PATIENT                    | INVALID_REQUEST_STATE
            rejected                          | 4 | REFERRING_CLINICIAN        | INVALID_REQUEST_STATE
            awaiting triage                   | 4 | PATIENT                    | INVALID_REQUEST_STATE
            booked, to be reviewed            | 4 | SERVICE_PROVIDER_CLINICIAN | FORBIDDEN
            """)
    void directly_booked_appointments_to_come_are_cancelled_by_the_patient_s_side(
            String standing, long version, BusinessFunction function, String expected) {
        Referral referral = Standings.named(standing);

        var outcome = BookingCancellationRules.permit(
                request(version, Optional.empty()), referral, appointment(), actor(function), Standings.NOW);

        assertThat(word(outcome)).isEqualTo(expected);
    }

    @Test
    void a_stranger_learns_neither_version_nor_state() {
        var stranger = new Actor(
                CLINICIAN,
                new OdsCode("Y90001"),
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "test");

        var outcome = BookingCancellationRules.permit(
                request(9, Optional.empty()), Standings.named("booked, past"), appointment(), stranger, Standings.NOW);

        assertThat(word(outcome)).isEqualTo("NO_RELATIONSHIP");
    }

    @Test
    void what_the_body_repeats_must_be_the_appointment_that_is_cancelled() {
        NhsNumber patient = BOOKED.patient();
        var same = new Repeated(BOOKED.ubrn(), Standings.SERVICE, patient, Optional.empty(), Optional.of("4"));

        assertThat(repeated(same)).isEqualTo("accepted");
        assertThat(repeated(
                        new Repeated(same.ubrn(), same.service(), patient, Optional.of(CLINICIAN), Optional.empty())))
                .isEqualTo("accepted");
        assertThat(repeated(new Repeated(new Ubrn(7), same.service(), patient, Optional.empty(), Optional.of("4"))))
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(repeated(new Repeated(same.ubrn(), new ServiceId(7), patient, Optional.empty(), Optional.of("4"))))
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(repeated(new Repeated(
                        same.ubrn(), same.service(), new NhsNumber("9999999999"), Optional.empty(), Optional.empty())))
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(repeated(new Repeated(
                        same.ubrn(),
                        same.service(),
                        patient,
                        Optional.of(new UserId("999000000009")),
                        Optional.empty())))
                .isEqualTo("INAPPROPRIATE_VALUE");
    }

    @ParameterizedTest(name = "{0} of {1} for {2}, ended {3}, said by {4} with comment {5}: {6}")
    @CsvSource(delimiter = '|', textBlock = """
            CANCEL | PATIENT         | REFERRING_CLINICIAN REFERRING_CLINICIAN_ADMIN |            | REFERRING_CLINICIAN       |     | accepted
            CANCEL | PATIENT         | REFERRING_CLINICIAN REFERRING_CLINICIAN_ADMIN |            | REFERRING_CLINICIAN_ADMIN |     | accepted
            CANCEL | PATIENT         | REFERRING_CLINICIAN REFERRING_CLINICIAN_ADMIN |            | REFERRING_ADMIN           |     | accepted
            CANCEL | PATIENT         | REFERRING_CLINICIAN                           |            | PATIENT                   |     | accepted
            CANCEL | PATIENT         | REFERRING_CLINICIAN                           | 2020-01-01 | REFERRING_CLINICIAN       |     | INAPPROPRIATE_VALUE
            CANCEL | PROVIDER        | SERVICE_PROVIDER_CLINICIAN                    |            | REFERRING_CLINICIAN       |     | INAPPROPRIATE_VALUE
            CANCEL | PROVIDER        | SERVICE_PROVIDER_CLINICIAN                    |            | PATIENT                   |     | INAPPROPRIATE_VALUE
            REJECT | PROVIDER_REJECT | SERVICE_PROVIDER_CLINICIAN                    |            | REFERRING_CLINICIAN       |     | INAPPROPRIATE_VALUE
                   | UNKNOWN         |                                               |            | REFERRING_CLINICIAN       |     | INAPPROPRIATE_VALUE
            """)
    void a_reason_must_be_one_for_cancelling_and_theirs(
            String usage,
            String type,
            String functions,
            LocalDate ended,
            BusinessFunction by,
            String comment,
            String expected) {
        var reason = reason(usage, type, functions == null ? "" : functions, ended, false);

        assertThat(said(Optional.of(reason), false, by, Optional.ofNullable(comment)))
                .isEqualTo(expected);
    }

    @Test
    void a_reason_that_ends_referrals_is_inappropriate_and_one_that_is_none_is_invalid() {
        assertThat(said(Optional.empty(), true, BusinessFunction.REFERRING_CLINICIAN, Optional.empty()))
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(said(Optional.empty(), false, BusinessFunction.REFERRING_CLINICIAN, Optional.empty()))
                .isEqualTo("INVALID_VALUE");
    }

    @Test
    void a_reason_that_tells_nothing_without_a_comment_gets_one_of_at_most_two_thousand_characters() {
        var reason = Optional.of(reason("CANCEL", "PATIENT", "REFERRING_CLINICIAN", null, true));
        var by = BusinessFunction.PATIENT;

        assertThat(said(reason, false, by, Optional.empty())).isEqualTo("MISSING_VALUE");
        assertThat(said(reason, false, by, Optional.of(" "))).isEqualTo("MISSING_VALUE");
        assertThat(said(reason, false, by, Optional.of("x".repeat(2000)))).isEqualTo("accepted");
        assertThat(said(reason, false, by, Optional.of("x".repeat(2001)))).isEqualTo("INVALID_VALUE");
    }

    @Test
    void cancelled_the_referral_can_be_booked_again_and_nobody_reviews_it() {
        var reason = reason("CANCEL", "PATIENT", "REFERRING_CLINICIAN", null, false);

        Referral after = BookingCancellationRules.cancelled(BOOKED, reason, Optional.of("ill"), Standings.NOW);

        assertThat(after.standing().state()).isEqualTo(ReferralState.APPT_CANCELLED_BY_PATIENT);
        assertThat(after.standing().reason()).contains("CODE");
        assertThat(after.standing().comment()).contains("ill");
        assertThat(after.facets().review()).isEqualTo(Facets.Review.NONE);
        assertThat(after.facets().appointment().orElseThrow().start()).isEmpty();
        assertThat(after.version()).isEqualTo(BOOKED.version() + 1);
    }

    @Test
    void a_body_of_another_version_than_the_one_that_if_match_names_contradicts_itself() {
        assertThat(repeated(new Repeated(
                        BOOKED.ubrn(), Standings.SERVICE, BOOKED.patient(), Optional.empty(), Optional.of("3"))))
                .isEqualTo("INVALID_VALUE");
    }

    private static String repeated(Repeated said) {
        return word(BookingCancellationRules.repeated(request(4, Optional.of(said)), BOOKED, appointment()));
    }

    private static String said(
            Optional<CancellationReason> reason, boolean ofReferrals, BusinessFunction by, Optional<String> comment) {
        return word(BookingCancellationRules.reason(new Why("CODE", comment), reason, ofReferrals, actor(by), TODAY));
    }

    private static String word(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }

    private static Request request(long version, Optional<Repeated> repeated) {
        return new Request(new AppointmentId(70_001), version, new Why("CODE", Optional.empty()), repeated);
    }

    private static Appointment appointment() {
        return new Appointment(
                new AppointmentId(70_001),
                BOOKED.ubrn(),
                4,
                Kind.BOOKED,
                Standings.SERVICE,
                "Direct",
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(CLINICIAN),
                Optional.empty(),
                Optional.empty(),
                Standings.NOW,
                BOOKED.version());
    }

    private static Actor actor(BusinessFunction function) {
        return function == BusinessFunction.PATIENT
                ? Actor.patient(BOOKED.patient().value(), "test")
                : new Actor(CLINICIAN, Standings.REFERRER, function, Optional.empty(), Set.of(), "test");
    }

    private static CancellationReason reason(
            String usage, String type, String functions, @Nullable LocalDate ended, boolean comment) {
        var concept = new Concept("CODE", "Words", Optional.empty(), Optional.ofNullable(ended), Map.of());
        return new CancellationReason(
                "CODE",
                "Words",
                type,
                comment,
                true,
                functions.isEmpty() ? List.of() : Arrays.asList(functions.split(" ")),
                Optional.ofNullable(usage),
                concept);
    }
}
