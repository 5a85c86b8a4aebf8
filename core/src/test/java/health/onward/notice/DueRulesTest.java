package health.onward.notice;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.referral.Referral;
import health.onward.referral.ReferralSample;
import health.onward.referral.Standings;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every standing was reached on Monday 30 November 2026; there are no holidays here, but weekends. */
class DueRulesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # A letter is promised for the 4th; its reminder is the first step.
            not booked                        | LETTER_OUTSTANDING 5 Dec, OVERDUE_ORGANISATION 11 Dec, OVERDUE_COMMISSIONER 25 Dec
            not booked, to be telephoned      | OVERDUE_PERSON 15 Dec, OVERDUE_ORGANISATION 21 Dec, OVERDUE_COMMISSIONER 4 Jan
            not booked, referred on           | OVERDUE_PERSON 15 Dec, OVERDUE_ORGANISATION 21 Dec, OVERDUE_COMMISSIONER 4 Jan
            # Nobody is named at the provider: the organisation is asked at once.
            booked, to be reviewed            | OVERDUE_ORGANISATION 3 Dec, OVERDUE_COMMISSIONER 17 Dec
            # The appointment is on the 2nd: afterwards no letter helps.
            booked, letter missing            | -
            booked, accepted                  | -
            booked, past                      | OVERDUE_ORGANISATION 1 Dec, OVERDUE_COMMISSIONER 15 Dec
            awaiting triage                   | CONTACT_OVERDUE 26 Jan, OVERDUE_ORGANISATION 26 Jan, OVERDUE_COMMISSIONER 9 Feb
            awaiting triage, letter missing   | LETTER_OUTSTANDING 5 Dec, OVERDUE_ORGANISATION 11 Dec, OVERDUE_COMMISSIONER 25 Dec, CONTACT_OVERDUE 26 Jan
            deferred, letter there            | CONTACT_OVERDUE 26 Jan, OVERDUE_ORGANISATION 26 Jan, OVERDUE_COMMISSIONER 9 Feb
            deferred, letter missing          | LETTER_OUTSTANDING 5 Dec, CONTACT_OVERDUE 26 Jan, OVERDUE_ORGANISATION 26 Jan, OVERDUE_COMMISSIONER 9 Feb
            provider to act                   | OVERDUE_ORGANISATION 26 Jan, OVERDUE_COMMISSIONER 9 Feb
            returned                          | OVERDUE_PERSON 15 Dec, OVERDUE_ORGANISATION 21 Dec, OVERDUE_COMMISSIONER 4 Jan
            rejected                          | OVERDUE_PERSON 15 Dec, OVERDUE_ORGANISATION 21 Dec, OVERDUE_COMMISSIONER 4 Jan
            cancelled by patient              | OVERDUE_PERSON 15 Dec, OVERDUE_ORGANISATION 21 Dec, OVERDUE_COMMISSIONER 4 Jan
            cancelled by provider             | OVERDUE_ORGANISATION 15 Dec, OVERDUE_COMMISSIONER 29 Dec
            did not attend                    | OVERDUE_ORGANISATION 15 Dec, OVERDUE_COMMISSIONER 29 Dec
            did not attend, returned          | OVERDUE_PERSON 15 Dec, OVERDUE_ORGANISATION 21 Dec, OVERDUE_COMMISSIONER 4 Jan
            assessed                          | OVERDUE_PERSON 15 Dec, OVERDUE_ORGANISATION 21 Dec, OVERDUE_COMMISSIONER 4 Jan
            assessed, dismissed               | -
            cancelled                         | -
            # It was cancelled on 1 December, and its referrer has to take note.
            cancelled elsewhere               | OVERDUE_PERSON 16 Dec, OVERDUE_ORGANISATION 22 Dec, OVERDUE_COMMISSIONER 5 Jan
            """)
    void as_a_referral_stands_so_much_comes_due(String standing, String expected) {
        assertThat(said(due(Standings.named(standing)))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void patients_are_reminded_twice_where_the_referrer_said_so_and_never_otherwise() {
        assertThat(said(due(reminded(14)))).startsWith("REMINDER 14 Dec, ").contains("SECOND_REMINDER 28 Dec");
        assertThat(said(due(reminded(0)))).doesNotContain("REMINDER");
    }

    @Test
    void an_operator_can_stop_reminders_for_a_priority() {
        var urgentOnly = new NoticePolicy(14, Set.of(Priority.URGENT, Priority.TWO_WEEK_WAIT));
        assertThat(said(DueRules.of(reminded(14), Standings.DEADLINES, urgentOnly)))
                .doesNotContain("REMINDER")
                .contains("OVERDUE_PERSON");
    }

    @Test
    void the_more_urgent_the_faster_it_goes_up() {
        assertThat(said(due(ReferralSample.referral()
                        .letters(1)
                        .prioritised(Priority.TWO_WEEK_WAIT)
                        .build())))
                .isEqualTo("OVERDUE_PERSON 2 Dec, OVERDUE_ORGANISATION 3 Dec, OVERDUE_COMMISSIONER 4 Dec");
    }

    @Test
    void what_was_told_is_not_told_again_and_what_is_overtaken_is_not_told_at_all() {
        List<Due> all = due(Standings.named("rejected"));
        LocalDate later = LocalDate.of(2027, 1, 4);
        assertThat(said(DueRules.ready(all, Set.of(), LocalDate.of(2026, 12, 14))))
                .isEmpty();
        assertThat(said(DueRules.ready(all, Set.of(), LocalDate.of(2026, 12, 15))))
                .isEqualTo("OVERDUE_PERSON 15 Dec");
        assertThat(said(DueRules.ready(all, Set.of(), later))).isEqualTo("OVERDUE_COMMISSIONER 4 Jan");

        DueRows.Row row = DueNotices.after(all, Set.of("forgotten"), LocalDate.of(2026, 12, 15));
        assertThat(row.next()).contains(LocalDate.of(2026, 12, 21));
        assertThat(DueRules.ready(all, row.given(), LocalDate.of(2026, 12, 20))).isEmpty();
        assertThat(DueNotices.after(all, row.given(), later).next()).isEmpty();
    }

    private static Referral reminded(int days) {
        Referral shape = ReferralSample.referral().letters(1).build();
        return shape.with(shape.shortlist(), shape.criteria(), days, shape.facets(), shape.createdAt());
    }

    private static List<Due> due(Referral referral) {
        return DueRules.of(referral, Standings.DEADLINES, NoticePolicy.USUAL);
    }

    private static String said(List<Due> all) {
        return all.stream()
                .map(due -> due.kind() + " " + due.on().getDayOfMonth() + " "
                        + due.on().getMonth().getDisplayName(TextStyle.SHORT, Locale.UK))
                .collect(Collectors.joining(", "));
    }
}
