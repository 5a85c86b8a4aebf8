package health.onward.triage;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.CancellationReason;
import health.onward.directory.Concept;
import health.onward.identity.BusinessFunction;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Standings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionRulesTest {

    private static final String DIRECT = "booked, to be reviewed";
    private static final String INDIRECT = "booked indirectly, to be reviewed";

    @ParameterizedTest(name = "a {0} reason, in use until {1}, given by {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            PROVIDER_REJECT |            | SERVICE_PROVIDER_CLINICIAN       | accepted
            PROVIDER_REJECT |            | SERVICE_PROVIDER_CLINICIAN_ADMIN | accepted
            PROVIDER_REJECT | 2026-12-02 | SERVICE_PROVIDER_CLINICIAN       | accepted
            PROVIDER_REJECT | 2026-11-30 | SERVICE_PROVIDER_CLINICIAN       | INAPPROPRIATE_VALUE
            PROVIDER_REJECT |            | REFERRING_CLINICIAN              | INAPPROPRIATE_VALUE
            PROVIDER        |            | SERVICE_PROVIDER_CLINICIAN       | INAPPROPRIATE_VALUE
            PATIENT         |            | SERVICE_PROVIDER_CLINICIAN       | INAPPROPRIATE_VALUE
            UNKNOWN         |            | SERVICE_PROVIDER_CLINICIAN       | INAPPROPRIATE_VALUE
            """)
    void only_a_reason_that_rejects_and_is_in_use_will_do(
            String type, @Nullable LocalDate until, BusinessFunction by, String expected) {
        var reason = reason(type, Optional.ofNullable(until), false);
        assertThat(decided(DIRECT, asked("", null), Optional.of(reason), by)).isEqualTo(expected);
    }

    @Test
    void a_reason_that_is_on_no_list_is_no_code() {
        assertThat(decided(DIRECT, asked("", null), Optional.empty(), BusinessFunction.SERVICE_PROVIDER_CLINICIAN))
                .isEqualTo("INVALID_CODE");
    }

    @ParameterizedTest(name = "a comment of {1} characters, mandatory: {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            false | 0    | accepted
            false | 2000 | accepted
            false | 2001 | INVALID_VALUE
            true  | 0    | VALUE_IS_REQUIRED
            true  | 1    | accepted
            true  | 2001 | INVALID_VALUE
            """)
    void a_comment_is_as_long_as_it_may_be_and_there_when_it_must_be(boolean mandatory, int length, String expected) {
        assertThat(decided(DIRECT, asked("x".repeat(length), null), reason(mandatory)))
                .isEqualTo(expected);
    }

    @Test
    void a_comment_without_a_word_is_none() {
        assertThat(decided(DIRECT, asked("  ", null), reason(true))).isEqualTo("VALUE_IS_REQUIRED");
    }

    @ParameterizedTest(name = "{0}, cancelled in the PAS: {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "unsaid", textBlock = """
            booked, to be reviewed            | unsaid | accepted
            booked, to be reviewed            | true   | FIELD_NOT_PERMITTED
            booked, to be reviewed            | false  | FIELD_NOT_PERMITTED
            booked indirectly, to be reviewed | unsaid | VALUE_IS_REQUIRED
            booked indirectly, to be reviewed | true   | accepted
            booked indirectly, to be reviewed | false  | accepted
            """)
    void what_the_provider_s_own_system_knows_is_said_of_an_indirect_booking_only(
            String standing, @Nullable Boolean inPas, String expected) {
        assertThat(decided(standing, asked("", inPas), reason(false))).isEqualTo(expected);
    }

    @Test
    void the_booking_is_over_and_its_clinician_remembered() {
        Referral before = Standings.named(INDIRECT);
        Referral after = accepted(RejectionRules.decide(
                before,
                asked("not for us", true),
                Optional.of(reason(false)),
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN,
                Standings.NOW));
        CurrentAppointment was = before.facets().appointment().orElseThrow();
        CurrentAppointment is = after.facets().appointment().orElseThrow();
        assertThat(after.standing().state()).isEqualTo(ReferralState.REJECTED);
        assertThat(after.standing().reason()).contains("OTHER");
        assertThat(after.standing().comment()).contains("not for us");
        assertThat(after.facets().review()).isEqualTo(Review.NONE);
        assertThat(is.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(is.start()).isEmpty();
        assertThat(is.clinician()).isEqualTo(was.clinician());
        assertThat(is.service()).isEqualTo(was.service());
        assertThat(after.facets().information()).isEqualTo(before.facets().information());
    }

    private static Rejection asked(String comment, @Nullable Boolean inPas) {
        return new Rejection(
                "OTHER", comment.isEmpty() ? Optional.empty() : Optional.of(comment), Optional.ofNullable(inPas));
    }

    private static CancellationReason reason(boolean commentMandatory) {
        return reason("PROVIDER_REJECT", Optional.empty(), commentMandatory);
    }

    private static CancellationReason reason(String type, Optional<LocalDate> until, boolean commentMandatory) {
        var concept = new Concept("OTHER", "Other reason", Optional.empty(), until, Map.of());
        return new CancellationReason(
                "OTHER",
                "Other reason",
                type,
                commentMandatory,
                true,
                List.of("SERVICE_PROVIDER_CLINICIAN", "SERVICE_PROVIDER_CLINICIAN_ADMIN"),
                Optional.of("REJECT"),
                concept);
    }

    private static String decided(String standing, Rejection asked, CancellationReason reason) {
        return decided(standing, asked, Optional.of(reason), BusinessFunction.SERVICE_PROVIDER_CLINICIAN);
    }

    private static String decided(
            String standing, Rejection asked, Optional<CancellationReason> reason, BusinessFunction by) {
        return ReviewWorld.said(RejectionRules.decide(Standings.named(standing), asked, reason, by, Standings.NOW));
    }

    private static Referral accepted(Outcome<Referral> outcome) {
        return ((Outcome.Accepted<Referral>) outcome).value();
    }
}
