package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.referral.Facets;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.Standings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorklistTest {

    /** Letters: "there", "owed" (promised, not there), "asked" (not promised, but a service asks for it) or "none" (needed). */
    @ParameterizedTest(name = "{0}, letter {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked                        | there | AWAITING_BOOKING
            not booked                        | none  | AWAITING_BOOKING
            not booked                        | owed  | AWAITING_BOOKING LETTERS_OUTSTANDING
            not booked                        | asked | AWAITING_BOOKING LETTERS_OUTSTANDING
            booked, to be reviewed            | there | REFERRALS_FOR_REVIEW BOOKED_APPOINTMENTS
            booked, to be reviewed            | none  | REFERRALS_FOR_REVIEW BOOKED_APPOINTMENTS
            booked, to be reviewed            | owed  | BOOKED_APPOINTMENTS LETTERS_OUTSTANDING
            booked, to be reviewed            | asked | BOOKED_APPOINTMENTS LETTERS_OUTSTANDING
            booked indirectly, to be reviewed | there | REFERRALS_FOR_REVIEW BOOKED_APPOINTMENTS
            booked indirectly, to be reviewed | owed  | BOOKED_APPOINTMENTS LETTERS_OUTSTANDING
            booked, accepted                  | there | BOOKED_APPOINTMENTS
            booked, accepted                  | owed  | BOOKED_APPOINTMENTS LETTERS_OUTSTANDING
            awaiting triage                   | there | AWAITING_BOOKING REFERRALS_FOR_REVIEW
            awaiting triage                   | none  | AWAITING_BOOKING REFERRALS_FOR_REVIEW
            awaiting triage                   | owed  | AWAITING_BOOKING LETTERS_OUTSTANDING
            awaiting triage                   | asked | AWAITING_BOOKING LETTERS_OUTSTANDING
            deferred, letter there            | there | AWAITING_BOOKING APPOINTMENT_SLOT_ISSUES
            deferred, letter there            | owed  | AWAITING_BOOKING APPOINTMENT_SLOT_ISSUES LETTERS_OUTSTANDING
            provider to act                   | there | APPOINTMENTS_FOR_BOOKING
            provider to act                   | owed  | APPOINTMENTS_FOR_BOOKING LETTERS_OUTSTANDING
            returned                          | there | REJECTED_TRIAGE_RESPONSE
            returned                          | owed  | REJECTED_TRIAGE_RESPONSE LETTERS_OUTSTANDING
            rejected                          | there | REJECTED_TRIAGE_RESPONSE
            rejected                          | owed  | REJECTED_TRIAGE_RESPONSE LETTERS_OUTSTANDING
            cancelled by patient              | there | AWAITING_BOOKING APPOINTMENTS_FOR_BOOKING
            cancelled by patient              | owed  | AWAITING_BOOKING APPOINTMENTS_FOR_BOOKING LETTERS_OUTSTANDING
            cancelled by provider             | there | AWAITING_BOOKING APPOINTMENTS_FOR_BOOKING
            cancelled by provider             | owed  | AWAITING_BOOKING APPOINTMENTS_FOR_BOOKING LETTERS_OUTSTANDING
            did not attend                    | there | APPOINTMENTS_FOR_BOOKING
            did not attend, returned          | there | ASSESSMENT_RETURNED_CANCELLED_DNA
            did not attend                    | owed  | APPOINTMENTS_FOR_BOOKING
            did not attend, returned          | owed  | ASSESSMENT_RETURNED_CANCELLED_DNA
            not booked, referred on           | there | APPOINTMENTS_FOR_BOOKING
            not booked, referred on           | owed  | APPOINTMENTS_FOR_BOOKING LETTERS_OUTSTANDING
            booked, past                      | there | REFERRALS_FOR_REVIEW BOOKED_APPOINTMENTS
            assessed                          | there | ASSESSMENT_RETURNED_CANCELLED_DNA
            assessed                          | owed  | ASSESSMENT_RETURNED_CANCELLED_DNA LETTERS_OUTSTANDING
            cancelled                         | there | on no list
            cancelled                         | owed  | on no list
            """)
    void is_on_exactly_these_lists(String standing, String letter, String expected) {
        Referral referral = withLetter(Standings.named(standing), letter);

        assertThat(Worklist.of(referral)).isEqualTo(lists(expected));
        for (Worklist list : Worklist.values()) {
            assertThat(list.admits(referral)).isEqualTo(lists(expected).contains(list));
        }
    }

    @Test
    void a_referral_cancelled_by_another_organisation_comes_back_to_its_referrer() {
        Referral cancelled = Standings.named("cancelled");
        Facets facets = cancelled.facets();
        Referral elsewhere = cancelled.with(
                new Facets(
                        new Facets.Request.Cancelled("BOOKED_OUTSIDE_CAB", Optional.empty(), Standings.PROVIDER),
                        facets.appointment(),
                        facets.review(),
                        facets.information()),
                Standings.NOW);

        assertThat(Worklist.of(elsewhere)).containsExactly(Worklist.ASSESSMENT_RETURNED_CANCELLED_DNA);
    }

    @Test
    void every_row_lies_with_the_organisation_whose_turn_it_is() {
        for (Referral referral : Standings.all().values()) {
            for (WorklistEntry entry : WorklistEntry.of(referral)) {
                OdsCode whose =
                        entry.list().side() == Side.PROVIDER ? Standings.PROVIDER : referral.referringOrganisation();
                assertThat(entry.organisation()).as("%s", entry.list()).isEqualTo(whose);
                boolean held = referral.facets().appointment().isPresent();
                assertThat(entry.service().isPresent()).isEqualTo(entry.list().side() == Side.PROVIDER && held);
                assertThat(entry.specialty().isPresent()).isEqualTo(entry.list().side() == Side.PROVIDER);
            }
        }
    }

    /**
     * Trust invariant I2, at any hour: what is open is on a list that shows it. Over is what was cancelled, and what the referring
     * organisation has said that it has taken note of.
     */
    @Test
    void no_open_referral_is_on_no_list_whatever_the_clock_says() {
        for (var standing : Standings.all().entrySet()) {
            for (String letter : Set.of("there", "none", "owed", "asked")) {
                Referral referral = withLetter(standing.getValue(), letter);
                Facets facets = referral.facets();
                if (facets.request() instanceof Facets.Request.Cancelled
                        || standing.getValue().facets().dismissed()) {
                    continue;
                }
                for (long days : new long[] {-2, 0, 2, 1000}) {
                    var now = Standings.NOW.plus(Duration.ofDays(days));
                    assertThat(Worklist.of(referral))
                            .as("%s, letter %s, %d days on", standing.getKey(), letter, days)
                            .anyMatch(list ->
                                    list.leavesAt(referral).map(now::isBefore).orElse(true));
                }
            }
        }
    }

    /** The list from which the provider books and the right to book must not drift apart. */
    @Test
    void what_is_listed_for_booking_can_be_booked_by_its_provider() {
        for (var standing : Standings.all().entrySet()) {
            Referral referral = standing.getValue();
            if (Worklist.APPOINTMENTS_FOR_BOOKING.admits(referral)) {
                assertThat(ReferralActions.isOpen(
                                ReferralAction.BOOK_FOR_PATIENT, referral, Side.PROVIDER, Standings.NOW))
                        .as(standing.getKey())
                        .isTrue();
            }
        }
    }

    /** The list of what is to be reviewed and the right to accept must not drift apart, at any hour. */
    @Test
    void a_booking_is_shown_for_review_exactly_while_it_can_be_accepted() {
        for (var standing : Standings.all().entrySet()) {
            for (String letter : Set.of("there", "none", "owed", "asked")) {
                Referral referral = withLetter(standing.getValue(), letter);
                boolean booked =
                        Worklist.REFERRALS_FOR_REVIEW.leavesAt(referral).isPresent();
                if (!booked) {
                    continue;
                }
                for (long hours : new long[] {-48, -24, 0, 23, 24, 25}) {
                    var now = Standings.NOW.plusSeconds(hours * 3600);
                    boolean shown = Worklist.REFERRALS_FOR_REVIEW.admits(referral)
                            && Worklist.REFERRALS_FOR_REVIEW
                                    .leavesAt(referral)
                                    .orElseThrow()
                                    .isAfter(now);
                    assertThat(shown)
                            .as("%s, letter %s, %d hours on", standing.getKey(), letter, hours)
                            .isEqualTo(ReferralActions.isOpen(ReferralAction.ACCEPT, referral, Side.PROVIDER, now));
                }
            }
        }
    }

    @Test
    void each_list_is_one_sides_and_for_its_functions_only() {
        for (Worklist list : Worklist.values()) {
            assertThat(list.functions()).hasSizeBetween(3, 4).allMatch(function -> function.side() == list.side());
        }
    }

    static Referral withLetter(Referral referral, String letter) {
        Facets facets = referral.facets();
        ClinicalInformation was = facets.information();
        boolean promised = letter.equals("owed") || letter.equals("there");
        return referral.with(
                new Facets(
                        facets.request(),
                        facets.appointment(),
                        facets.review(),
                        new ClinicalInformation(
                                promised ? LetterIntention.NEED_TO_ADD_LATER : LetterIntention.NOT_INTENDING_TO_ADD,
                                letter.equals("asked"),
                                promised ? was.due() : Optional.empty(),
                                letter.equals("there") ? 1 : 0,
                                Optional.empty(),
                                Optional.empty())),
                Standings.NOW);
    }

    private static Set<Worklist> lists(String words) {
        return words.equals("on no list")
                ? EnumSet.noneOf(Worklist.class)
                : java.util.Arrays.stream(words.split(" "))
                        .map(Worklist::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Worklist.class)));
    }
}
