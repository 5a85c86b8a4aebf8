package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.FileId;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterRulesTest {

    private static final Instant NOW = Standings.NOW;
    private static final Attachment A = AttachmentSample.linked(new FileId(new UUID(0, 1)), "a.pdf");
    private static final Attachment B = AttachmentSample.linked(new FileId(new UUID(0, 2)), "b.pdf");

    @ParameterizedTest(name = "{0}, {1} {2}: {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # standing               | review   | context                     | review   | context
            booked, to be reviewed   | PENDING  | NEVER_REVIEWED              | PENDING  | NEVER_REVIEWED
            booked, to be reviewed   | PENDING  | LETTER_CHANGED              | PENDING  | LETTER_CHANGED
            booked, to be reviewed   | PENDING  | PRIORITY_CHANGED            | PENDING  | PRIORITY_AND_LETTER_CHANGED
            booked, to be reviewed   | PENDING  | PRIORITY_AND_LETTER_CHANGED | PENDING  | PRIORITY_AND_LETTER_CHANGED
            booked, accepted         | ACCEPTED | NEVER_REVIEWED              | PENDING  | LETTER_CHANGED
            # what was accepted was accepted at that priority
            booked, accepted         | ACCEPTED | PRIORITY_CHANGED            | PENDING  | LETTER_CHANGED
            awaiting triage          | PENDING  | NEVER_REVIEWED              | PENDING  | NEVER_REVIEWED
            deferred, letter there   | PENDING  | PRIORITY_CHANGED            | PENDING  | PRIORITY_AND_LETTER_CHANGED
            provider to act          | ACCEPTED | NEVER_REVIEWED              | ACCEPTED | NEVER_REVIEWED
            not booked               | NONE     | NEVER_REVIEWED              | NONE     | NEVER_REVIEWED
            """)
    void who_accepted_a_referral_looks_again_when_its_letter_has_changed(
            String standing, Review.State state, Review.Context context, Review.State then, Review.Context tells) {
        Referral before = reviewed(Standings.named(standing), new Review(state, context, true));

        Referral after = LetterRules.maintained(before, 2, NOW);

        assertThat(after.facets().review()).isEqualTo(new Review(then, tells, false));
        assertThat(after.progress().getClass()).isEqualTo(before.progress().getClass());
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.facets().information().letters()).isEqualTo(2);
    }

    @Test
    void the_first_letter_is_submitted_and_each_later_one_an_update() {
        Referral first = LetterRules.maintained(Standings.named("not booked"), 1, NOW);
        Referral second = LetterRules.maintained(first, 3, NOW.plusSeconds(60));

        assertThat(dates(first)).isEqualTo(NOW + " and never");
        assertThat(dates(second)).isEqualTo(NOW + " and " + NOW.plusSeconds(60));
        assertThat(first.facets().information().due()).isEmpty();
        assertThat(first.facets().information().outstanding()).isFalse();
    }

    @Test
    void what_the_referring_organisation_has_taken_note_of_is_no_news_to_it_for_its_own_letter() {
        assertThat(LetterRules.maintained(Standings.named("assessed, dismissed"), 1, NOW)
                        .facets()
                        .dismissed())
                .isTrue();
    }

    /** The appointment is a day ahead. */
    @ParameterizedTest(name = "{0}, frozen {1} hours before: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, to be reviewed            | 0  | open
            booked, to be reviewed            | 23 | open
            booked, to be reviewed            | 24 | INVALID_REQUEST_STATE
            booked, to be reviewed            | 48 | INVALID_REQUEST_STATE
            booked indirectly, to be reviewed | 48 | INVALID_REQUEST_STATE
            booked, letter missing            | 48 | open
            deferred, letter there            | 48 | open
            not booked                        | 48 | open
            """)
    void shortly_before_an_appointment_its_letters_stay_as_they_are(String standing, int hours, String expected) {
        var outcome = LetterRules.thawed(Standings.named(standing), Duration.ofHours(hours), NOW);

        assertThat(
                        outcome instanceof Outcome.Refused<Referral> refused
                                ? refused.code().name()
                                : "open")
                .isEqualTo(expected);
    }

    @Test
    void the_same_files_in_the_same_words_are_no_change() {
        Attachment described = AttachmentSample.described(A, "Blood tests");

        assertThat(changes(List.of(A, B), List.of(B, A))).isFalse();
        assertThat(changes(List.of(A), List.of(A, B))).isTrue();
        assertThat(changes(List.of(A, B), List.of(B))).isTrue();
        assertThat(changes(List.of(A), List.of(described))).isTrue();
        assertThat(changes(List.of(described), List.of(AttachmentSample.described(A, "Blood test results"))))
                .isTrue();
        assertThat(changes(List.of(), List.of(A))).isTrue();
    }

    private static boolean changes(List<Attachment> before, List<Attachment> after) {
        return LetterRules.changed(before, after) instanceof Outcome.Accepted;
    }

    private static String dates(Referral referral) {
        ClinicalInformation information = referral.facets().information();
        return information.firstSubmitted().map(Instant::toString).orElse("never") + " and "
                + information.lastUpdated().map(Instant::toString).orElse("never");
    }

    private static Referral reviewed(Referral referral, Review review) {
        Facets was = referral.facets();
        return referral.with(new Facets(was.request(), was.appointment(), review, was.information()), NOW);
    }
}
