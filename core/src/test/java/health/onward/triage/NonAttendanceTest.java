package health.onward.triage;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.BusinessFunction;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralState;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonAttendanceTest {

    private final ReviewWorld world = new ReviewWorld();
    private final NonAttendance nonAttendance = new NonAttendance(world.decisions, world.reference.lists());

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void who_did_not_come_is_listed_for_another_appointment_and_once_handed_back_with_the_referrer() {
        Referral booked = world.stored("booked, past");

        assertThat(record(booked, "PATIENT_FORGOT", Optional.of("rang twice"))).isEqualTo("accepted");

        Referral missed = world.now(booked);
        assertThat(missed.standing().state()).isEqualTo(ReferralState.DID_NOT_ATTEND);
        assertThat(missed.standing().reason()).contains("PATIENT_FORGOT");
        assertThat(world.lists()).containsExactly("APPOINTMENTS_FOR_BOOKING");

        assertThat(ReviewWorld.said(
                        nonAttendance.giveBack(ReviewWorld.target(missed), Optional.empty(), ReviewWorld.provider())))
                .isEqualTo("accepted");

        Referral returned = world.now(booked);
        assertThat(returned.standing()).isEqualTo(missed.standing());
        assertThat(world.lists()).containsExactly("ASSESSMENT_RETURNED_CANCELLED_DNA");
        assertThat(world.ledger())
                .containsExactly("NON_ATTENDANCE_RECORDED PATIENT_FORGOT ", "NON_ATTENDER_RETURNED PATIENT_FORGOT ");
        assertThat(world.column("select what from audit where what <> 'A011' order by at, id"))
                .containsExactly("record-non-attendance", "return-non-attender");
        assertThat(world.appointments.current(returned).orElseThrow().comment()).contains("rang twice");
    }

    @ParameterizedTest(name = "{0} because {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, past            | UNKNOWN                  | accepted
            booked, past            | NOBODY_KNOWS             | INVALID_VALUE
            booked, past            | CLINIC_CANCELLED         | INVALID_VALUE
            booked, past            | OTHER_MIGRATION_FROM_CAB | INAPPROPRIATE_VALUE
            booked, accepted        | UNKNOWN                  | INVALID_REQUEST_STATE
            deferred, letter there  | UNKNOWN                  | INVALID_REQUEST_STATE
            did not attend          | UNKNOWN                  | INVALID_REQUEST_STATE
            cancelled               | UNKNOWN                  | INVALID_REQUEST_STATE
            """)
    void only_a_booking_whose_time_has_come_and_only_for_a_published_reason(
            String standing, String reason, String expected) {
        Referral referral = world.stored(standing);
        assertThat(record(referral, reason, Optional.empty())).isEqualTo(expected);
        assertThat(world.now(referral).version())
                .isEqualTo(expected.equals("accepted") ? referral.version() + 1 : referral.version());
    }

    @Test
    void a_comment_of_2001_characters_is_too_long_and_a_referrer_is_not_asked() {
        Referral referral = world.stored("booked, past");

        assertThat(record(referral, "UNKNOWN", Optional.of("x".repeat(2001)))).isEqualTo("INVALID_VALUE");
        assertThat(ReviewWorld.said(nonAttendance.record(
                        ReviewWorld.target(referral),
                        "UNKNOWN",
                        Optional.empty(),
                        ReviewWorld.actor(BusinessFunction.REFERRING_CLINICIAN, "R69", 11002))))
                .isEqualTo("FORBIDDEN");
        assertThat(ReviewWorld.said(nonAttendance.record(
                        new Target(referral.ubrn(), 1), "UNKNOWN", Optional.empty(), ReviewWorld.provider())))
                .isEqualTo("VERSION_CONFLICT");
        assertThat(world.ledger()).isEmpty();
    }

    private String record(Referral referral, String reason, Optional<String> comment) {
        Outcome<ReferralChange> outcome =
                nonAttendance.record(ReviewWorld.target(referral), reason, comment, ReviewWorld.provider());
        return ReviewWorld.said(outcome);
    }
}
