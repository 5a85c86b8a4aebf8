package health.onward.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.BookingRequest.Book;
import health.onward.appointment.BookingRequest.Defer;
import health.onward.appointment.BookingRequest.SendForTriage;
import health.onward.appointment.BookingRequest.Target;
import health.onward.directory.Priority;
import health.onward.directory.ServiceSample;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Referral;
import health.onward.referral.ReferralSample;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The referral is a routine one, made a day before now. */
class DeferralRulesTest {

    private static final Instant NOW = Standings.NOW;

    @ParameterizedTest(name = "any slot free: {0}: {1}")
    @CsvSource({"false, accepted", "true, SLOTS_CURRENTLY_AVAILABLE"})
    void no_slots_must_be_what_a_search_finds(boolean anyFree, String expected) {
        assertThat(decided(new DeferralReason.NoSlots(), facts(anyFree, Optional.empty(), null)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, for {1}, in {2} days: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        taken          | ROUTINE |  7 | accepted
        withdrawn      | ROUTINE |  7 | accepted
        free           | ROUTINE |  7 | THIS_SLOT_IS_AVAILABLE
        free, reserved | ROUTINE |  7 | accepted
        free           | ROUTINE | 99 | accepted
        taken          | ROUTINE |  0 | accepted
        free           | ROUTINE |  0 | accepted
        taken          | URGENT  |  7 | INAPPROPRIATE_SLOT
        free           | URGENT  |  7 | INAPPROPRIATE_SLOT
        taken          | ROUTINE | -9 | INAPPROPRIATE_SLOT
        elsewhere      | ROUTINE |  7 | INAPPROPRIATE_SLOT
        unknown        | ROUTINE |  7 | REFERENCE_NOT_FOUND
        """)
    void a_slot_that_is_gone_must_have_been_there_for_this_patient_and_not_be_now(
            String state, Priority priority, int days, String expected) {
        Optional<Slot> quoted = state.equals("elsewhere") || state.equals("unknown")
                ? Optional.empty()
                : Optional.of(slot(state, priority, days));
        var facts = new DeferralRules.Facts(true, quoted, state.equals("elsewhere"), Optional.empty());
        assertThat(decided(new DeferralReason.SlotGone(new SlotId(1)), facts)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "the last attempt ended with {0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        -                             | INAPPROPRIATE_VALUE
        PAS_NOT_RESPONDING            | accepted
        PAS_RESPONDED_WITH_ERROR      | accepted
        UNABLE_TO_CONFIRM_APPOINTMENT | INAPPROPRIATE_VALUE
        SLOT_NOT_AVAILABLE            | INAPPROPRIATE_VALUE
        """)
    void a_problem_with_an_attempt_to_book_must_have_been_one(@Nullable RefusalCode failure, String expected) {
        assertThat(decided(new DeferralReason.BookingFailed(), facts(true, Optional.empty(), failure)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}, {1}: by {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        deferred | ROUTINE       | 2027-01-26
        deferred | URGENT        | 2026-12-15
        deferred | TWO_WEEK_WAIT | 2026-12-08
        triage   | ROUTINE       | 2027-01-26
        triage   | URGENT        | 2026-12-08
        triage   | TWO_WEEK_WAIT | 2026-12-03
        booked   | URGENT        | -
        """)
    void what_is_left_to_a_provider_says_by_when_the_patient_hears(
            String what, Priority priority, @Nullable LocalDate expected) {
        Arrangement made =
                arranged(what, ReferralSample.referral().prioritised(priority).build());
        assertThat(made.after().facets().appointment().orElseThrow().contactBy())
                .isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void the_waiting_time_starts_with_the_deferral_unless_it_was_given() {
        Referral given = ReferralSample.referral()
                .clockStarted(NOW.minus(Duration.ofDays(30)))
                .build();
        assertThat(arranged("deferred", Standings.named("not booked")).after().pathwayStart())
                .contains(NOW);
        assertThat(arranged("deferred", given).after().pathwayStart()).isEqualTo(given.pathwayStart());
    }

    private static Arrangement arranged(String what, Referral referral) {
        BookingRequest request = switch (what) {
            case "deferred" -> new Defer(target(), new DeferralReason.NoSlots(), Optional.empty());
            case "triage" -> new SendForTriage(target(), Optional.empty());
            default -> new Book(target(), new SlotId(1), NOW, NOW.plusSeconds(600), Optional.empty());
        };
        return Arrangement.of(
                request,
                referral,
                ServiceSample.service(11002).build(),
                new AppointmentId(5_000_000_000L),
                Standings.DEADLINES,
                NOW);
    }

    private static String decided(DeferralReason reason, DeferralRules.Facts facts) {
        var outcome = DeferralRules.decide(
                new Defer(target(), reason, Optional.empty()), facts, Standings.named("not booked"), reach());
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }

    private static DeferralRules.Facts facts(boolean anyFree, Optional<Slot> quoted, @Nullable RefusalCode failure) {
        return new DeferralRules.Facts(anyFree, quoted, false, Optional.ofNullable(failure));
    }

    private static Target target() {
        Referral referral = Standings.named("not booked");
        return new Target(referral.ubrn(), referral.version(), referral.patient(), Standings.SERVICE);
    }

    private static Slot slot(String state, Priority priority, int days) {
        Instant start = NOW.plus(Duration.ofDays(days));
        return new Slot(
                new SlotId(1),
                new Schedule("11002", new ServiceId(11002), Optional.empty()),
                start,
                start.plusSeconds(1800),
                Set.of(priority),
                state.endsWith("reserved") ? NOW : NOW.minus(Duration.ofDays(30)),
                state.equals("taken") ? Optional.of(new Ubrn(9)) : Optional.empty(),
                state.equals("withdrawn"));
    }

    private static SlotReach reach() {
        return new SlotReach(NOW, NOW.plus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(1)));
    }
}
