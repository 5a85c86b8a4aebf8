package health.onward.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.BusinessFunction;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.TestDatabase;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportProgress;
import health.onward.platform.bulk.ImportReport;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Ordered;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReferenceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.fresh();
    private final Reference reference = Reference.over(database.application(), CLOCK);

    @BeforeEach
    void load() {
        reference.load();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void an_empty_database_is_filled_with_the_lists_of_the_house() {
        assertThat(Stream.of(CodeList.values()))
                .allSatisfy(list -> assertThat(reference.lists().concepts(list)).isNotEmpty());
        assertThat(reference.lists().concepts(CodeList.SPECIALTY)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(reference.lists().concepts(CodeList.PRIORITY))
                .extracting(Concept::code)
                .containsExactly("ROUTINE", "URGENT", "TWO_WEEK_WAIT");
        assertThat(reference.terms().find("1003")).map(ClinicalTerm::clinicType).contains("HEART_FAILURE");
    }

    @Test
    void every_clinic_type_term_and_reason_can_be_read_as_the_house_needs_it() {
        ReferenceData lists = reference.lists();
        assertThat(lists.contactDays(Priority.URGENT)).isEqualTo(new ContactDays(10, 5));
        CancellationReason clinicalNeed =
                lists.referralCancellationReason("BOOKED_CLINICAL_NEED").orElseThrow();
        assertThat(clinicalNeed.type()).isEqualTo("PROVIDER_TRIAGE");
        assertThat(clinicalNeed.commentMandatory()).isTrue();
        assertThat(clinicalNeed.canCancelAppointment()).isFalse();
        assertThat(clinicalNeed.usage()).contains("CANCEL_REFERRAL");
        assertThat(clinicalNeed.openTo(BusinessFunction.SERVICE_PROVIDER_CLINICIAN))
                .isTrue();
        assertThat(clinicalNeed.openTo(BusinessFunction.REFERRING_CLINICIAN)).isFalse();
        CancellationReason holiday =
                lists.appointmentCancellationReason("PATIENT_HOLIDAY").orElseThrow();
        assertThat(holiday.usage()).contains("CANCEL");
        assertThat(lists.display(CodeList.CLINIC_TYPE, "2WW_BONE")).isEqualTo("2WW Bone");
        assertThat(lists.display(CodeList.CLINIC_TYPE, "GONE")).isEqualTo("GONE");
        assertThat(lists.concept(CodeList.SPECIALTY, "GONE")).isEmpty();
    }

    @Test
    void a_code_is_in_effect_from_its_first_to_its_last_day() {
        ReferenceData lists = reference.lists();
        assertThat(lists.inEffect(CodeList.SPECIALTY, "AUDIOLOGICAL_MEDICINE", LocalDate.of(2008, 5, 9)))
                .isTrue();
        assertThat(lists.inEffect(CodeList.SPECIALTY, "AUDIOLOGICAL_MEDICINE", LocalDate.of(2008, 5, 10)))
                .isFalse();
        assertThat(lists.inEffect(CodeList.SPECIALTY, "AUDIOLOGY", LocalDate.of(2008, 5, 9)))
                .isFalse();
        assertThat(lists.inEffect(CodeList.SPECIALTY, "AUDIOLOGY", LocalDate.of(2008, 5, 10)))
                .isTrue();
        assertThat(lists.inEffect(CodeList.SPECIALTY, "NONESUCH", LocalDate.of(2026, 5, 10)))
                .isFalse();
    }

    @Test
    void the_house_knows_englands_bank_holidays_and_their_substitute_days() {
        WorkingDays calendar = reference.holidays().calendar();
        assertThat(Stream.of("2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28", "2028-01-03", "2027-12-27")
                        .map(LocalDate::parse))
                .noneMatch(calendar::works);
        assertThat(Stream.of("2026-12-24", "2026-12-29", "2028-01-04").map(LocalDate::parse))
                .allMatch(calendar::works);
    }

    @Test
    void an_operators_holidays_and_days_by_priority_count_at_once() {
        LocalDate monday = LocalDate.of(2026, 11, 30);
        assertThat(reference.deadlines().deferral(Priority.TWO_WEEK_WAIT, monday))
                .isEqualTo(monday.plusDays(7));

        assertThat(told(holidays("day,name\n2026-12-01,Founders' Day\n")))
                .containsExactly("1 added, 0 changed, 72 removed");
        assertThat(told(lists(Map.of(CodeList.PRIORITY, """
                code,display,effective_from,effective_to,defer_to_provider_contact_days,triage_contact_days
                ROUTINE,Routine,2004-06-01,,20,20
                URGENT,Urgent,2004-06-01,,10,5
                TWO_WEEK_WAIT,Two Week Wait,2004-06-01,,1,1
                """)))).containsExactly("0 added, 3 changed, 0 removed");

        assertThat(reference.deadlines().deferral(Priority.TWO_WEEK_WAIT, monday))
                .isEqualTo(monday.plusDays(2));
        reference.load();
        assertThat(reference.holidays().calendar().holidays()).containsExactly(LocalDate.of(2026, 12, 1));
    }

    @Test
    void holidays_that_cannot_be_read_change_nothing() {
        WorkingDays before = reference.holidays().calendar();
        var outcome = holidays("""
                day,name
                2026-12-25,Christmas Day
                26/12/2026,Boxing Day
                ,Some day
                """);
        assertThat(told(outcome))
                .containsExactly(
                        "bank-holiday.csv line 3 day (26/12/2026) is not a date like 2026-04-01",
                        "bank-holiday.csv line 4 day is empty: it must be given");
        assertThat(told(holidays("day,name\n2026-12-25,Christmas Day\n2026-12-25,Again\n")))
                .containsExactly(
                        "bank-holiday.csv line 3 day (2026-12-25) is given twice, first on line 2: give it once");
        assertThat(reference.holidays().calendar()).isEqualTo(before);
    }

    @Test
    void a_postcode_is_found_however_it_is_typed() {
        assertThat(reference.gazetteer().find("ZZ1 1FL")).contains(new Place(411000, 386000));
        assertThat(reference.gazetteer().find(" zz11fl")).contains(new Place(411000, 386000));
        assertThat(reference.gazetteer().find("ZZ1 1FM")).isEmpty();
        assertThat(reference.gazetteer().find("")).isEmpty();
        assertThat(reference.gazetteer().find("ZZ1 1FL\u0000")).isEmpty();
        assertThat(reference.gazetteer().find("ſſ1 1FL")).isEmpty();
    }

    @Test
    void an_operators_lists_take_the_place_of_ours_at_once() {
        var outcome = lists(Map.of(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON, """
                code,display,effective_from,effective_to
                SNOW,"Snow, or ice",2026-01-01,
                """));

        assertThat(told(outcome)).containsExactly("1 added, 0 changed, 8 removed");
        assertThat(reference.lists().concepts(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON))
                .extracting(Concept::display)
                .containsExactly("Snow, or ice");
        reference.load();
        assertThat(reference.lists().concepts(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON))
                .hasSize(1);
    }

    @Test
    void a_file_with_one_wrong_line_changes_nothing_and_every_wrong_line_is_told() {
        var outcome = lists(Map.of(CodeList.PRIORITY, """
                code,display,effective_from,effective_to,defer_to_provider_contact_days,triage_contact_days
                ROUTINE,Routine,2004-06-01,,40,40
                ROUTINE,,2004-13-01,,-1,forty
                urgent,Urgent,2010-01-01,2009-01-01,5,5
                TWO_WEEK_WAIT,Two,2004-06-01,,5
                """));

        assertThat(told(outcome))
                .containsExactly(
                        "priority.csv line 3 defer_to_provider_contact_days (-1) is not a whole number from 0 to 366",
                        "priority.csv line 3 triage_contact_days (forty) is not a whole number from 0 to 366",
                        "priority.csv line 3 effective_from (2004-13-01) is not a date like 2026-04-01",
                        "priority.csv line 3 display is empty: it must be given",
                        "priority.csv line 3 code (ROUTINE) is given twice, first on line 2",
                        "priority.csv line 4 effective_to is before effective_from",
                        "priority.csv line 4 code (urgent) is not a code: capital letters, digits and underscores, 100 at most",
                        "priority.csv line 5 has 5 values instead of 6: is a separator missing, or a quote around a value that has one?");
        assertThat(reference.lists().concepts(CodeList.PRIORITY)).hasSize(3);
    }

    @Test
    void a_file_that_is_not_the_lists_format_is_refused() {
        assertThat(told(lists(Map.of(CodeList.SPECIALTY, "code,display\nA,B\n"))))
                .containsExactly(
                        "specialty.csv line 1 has no column effective_from: its first line must name the columns"
                                + " code,display,effective_from,effective_to",
                        "specialty.csv line 1 has no column effective_to: its first line must name the columns"
                                + " code,display,effective_from,effective_to");
        assertThat(told(lists(Map.of(CodeList.SPECIALTY, "")))).isNotEmpty();
        assertThat(told(lists(Map.of(CodeList.SPECIALTY, "code,display,effective_from,effective_to\n"))))
                .containsExactly("specialty.csv line 1 is followed by no rows: a file without rows changes nothing");
        assertThat(told(lists(Map.of(CodeList.SPECIALTY, "code,display,effective_from,effective_to\n\"A"))))
                .isNotEmpty();
    }

    @Test
    void specialties_cannot_vanish_under_their_clinic_types_but_both_can_be_replaced_together() {
        String specialties = "code,display,effective_from,effective_to\nWIZARDRY,Wizardry,,\n";
        String clinicTypes = "code,display,specialty,effective_from,effective_to\nWANDS,Wands,WIZARDRY,,\n";

        assertThat(told(lists(Map.of(CodeList.SPECIALTY, specialties))))
                .contains("specialty.csv has no code 2WW, which clinic type 2WW_BONE names");

        terms("id,term,specialty,clinic_type\n1,Heart,CARDIOLOGY,HEART_FAILURE\n");
        assertThat(told(lists(Map.of(CodeList.SPECIALTY, specialties, CodeList.CLINIC_TYPE, clinicTypes))))
                .contains("specialty.csv has no code CARDIOLOGY, which clinical term 1 names");

        JdbcClient.create(database.application())
                .sql("delete from clinical_term")
                .update();
        assertThat(told(lists(Map.of(CodeList.SPECIALTY, specialties, CodeList.CLINIC_TYPE, clinicTypes))))
                .containsExactly("2 added, 0 changed, 488 removed");
    }

    @Test
    void terms_name_known_codes_and_replace_the_old_ones() {
        assertThat(told(terms("id,term,specialty,clinic_type\n7,Odd,NONESUCH,X\n")))
                .containsExactly(
                        "clinical-term.csv line 2 specialty (NONESUCH) is not in the list of specialties",
                        "clinical-term.csv line 2 clinic_type (X) is not in the list of clinic types");

        assertThat(told(terms("id,term,specialty,clinic_type\n1003,Beating,CARDIOLOGY,HEART_FAILURE\n")))
                .containsExactly("0 added, 1 changed, 343 removed");
        assertThat(reference.terms().all()).extracting(ClinicalTerm::term).containsExactly("Beating");
    }

    @Test
    void a_gazetteer_is_taken_whole_or_not_at_all() {
        assertThat(
                        told(
                                postcodes(
                                        "postcode,easting_m,northing_m,town\nAB1 2CD,1,2,Here\nab12cd,1,2,Here\n??,1,9,X\nAB1 2CE,1,9999999,X\n")))
                .containsExactly(
                        "gazetteer.csv line 4 postcode (??) is not a postcode",
                        "gazetteer.csv line 5 northing (9999999) is not a whole number from 0 to 1300000");
        assertThat(told(postcodes("postcode,easting_m,northing_m,town\nAB1 2CD,1,2,Here\nab12cd,1,2,Here\n")))
                .containsExactly(
                        "gazetteer.csv line 3 postcode (AB1 2CD) is given twice, first on line 2: give it once");
        assertThat(told(postcodes("postcode,easting_m,northing_m,town\nab1 2cd,10,20,Here\n")))
                .containsExactly("1 added, 0 changed, 1193 removed");
        assertThat(reference.gazetteer().find("AB12CD")).contains(new Place(10, 20));
        assertThat(reference.gazetteer().find("ZZ1 1FL")).isEmpty();
    }

    @Test
    void two_nodes_that_start_on_an_empty_database_fill_it_once() {
        try (var empty = TestDatabase.fresh()) {
            var starts = Stream.of(1, 2)
                    .map(n -> CompletableFuture.runAsync(
                            () -> Reference.over(empty.application(), CLOCK).load()))
                    .toList();
            starts.forEach(CompletableFuture::join);
            Reference third = Reference.over(empty.application(), CLOCK);
            third.load();
            assertThat(third.lists().concepts(CodeList.CLINIC_TYPE))
                    .hasSameSizeAs(reference.lists().concepts(CodeList.CLINIC_TYPE));
        }
    }

    private Outcome<ImportReport> lists(Map<CodeList, String> texts) {
        Map<CodeList, Input> files = new EnumMap<>(CodeList.class);
        texts.forEach((list, text) -> files.put(list, Input.of(list.file(), text)));
        return take(reference.lists(files));
    }

    private Outcome<ImportReport> terms(String text) {
        return take(reference.terms(Input.of("clinical-term.csv", text)));
    }

    private Outcome<ImportReport> postcodes(String text) {
        return take(reference.postcodes(Input.of("gazetteer.csv", text), false));
    }

    private Outcome<ImportReport> holidays(String text) {
        return take(reference.bankHolidays(Input.of("bank-holiday.csv", text)));
    }

    private Outcome<ImportReport> take(Import some) {
        return reference.take(some, new Ordered("a test", false), ImportProgress.SILENT);
    }

    private static List<String> told(Outcome<ImportReport> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var report) ->
                List.of(report.added() + " added, " + report.changed() + " changed, " + report.removed() + " removed");
            case Outcome.Refused<ImportReport> refused ->
                refused.refusals().stream().map(ReferenceTest::told).toList();
        };
    }

    private static String told(Refusal refusal) {
        return Objects.requireNonNullElse(refusal.where(), "") + " " + refusal.sentence();
    }
}
