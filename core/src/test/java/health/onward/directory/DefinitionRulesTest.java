package health.onward.directory;

import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @ParameterizedTest(name = "{0}, {1}: draft {2}, to publish {3}")
    @CsvSource(delimiter = '|', textBlock = """
        appointment        | DIRECTLY_BOOKABLE   | good                             | good
        appointment        | INDIRECTLY_BOOKABLE | good                             | good
        appointment        | UNSPECIFIED         | good                             | VALUE_IS_REQUIRED bookable
        triage             | UNSPECIFIED         | good                             | good
        triage             | DIRECTLY_BOOKABLE   | CONFLICTING_VALUES bookable      | CONFLICTING_VALUES bookable
        advice             | UNSPECIFIED         | good                             | good
        advice             | INDIRECTLY_BOOKABLE | CONFLICTING_VALUES bookable      | CONFLICTING_VALUES bookable
        appointment advice | DIRECTLY_BOOKABLE   | good                             | good
        triage advice      | UNSPECIFIED         | good                             | good
        triage appointment | DIRECTLY_BOOKABLE   | CONFLICTING_VALUES requestTypes  | CONFLICTING_VALUES requestTypes
        triage appointment advice | DIRECTLY_BOOKABLE | CONFLICTING_VALUES requestTypes | CONFLICTING_VALUES requestTypes
        -                  | UNSPECIFIED         | good                             | VALUE_IS_REQUIRED requestTypes
        """)
    void a_service_takes_requests_in_legal_combinations(
            String types, BookableType bookable, String draft, String published) {
        ServiceDefinition definition = service(1)
                .taking(requestTypes(types), bookable)
                .requirements(Set.of())
                .definition();

        assertThat(told(DefinitionRules.problems(definition))).isEqualTo(draft);
        assertThat(told(problemsToPublish(definition))).isEqualTo(published);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        nothing wrong              | good
        name  blank                | VALUE_IS_REQUIRED name
        name of 256                | INVALID_VALUE name
        name with a tab            | INVALID_VALUE name
        name with a blank at end   | INVALID_VALUE name
        ends before it begins      | CONFLICTING_VALUES effectiveTo
        ends the day it begins     | good
        ages backwards             | CONFLICTING_VALUES ages
        ages negative              | INVALID_VALUE ages
        ages beyond all            | INVALID_VALUE ages
        appointment type WIZARDRY  | INVALID_CODE appointmentType
        treated in minus one day   | INVALID_VALUE treatmentWaitDays
        advises in no day          | INVALID_VALUE adviceDays
        advises in one day         | good
        advises in 61 days         | INVALID_VALUE adviceDays
        gives no advice in a day   | FIELD_NOT_PERMITTED adviceDays
        reserved for three days    | INVALID_VALUE slots.reservationDays
        reserved for two days      | good
        kept in no name            | INVALID_VALUE slots.system
        polled for no day          | INVALID_VALUE slots.pollingDays
        polled for three years     | INVALID_VALUE slots.pollingDays
        window for 2WW             | FIELD_NOT_PERMITTED slots.windows.TWO_WEEK_WAIT
        window from now            | INVALID_VALUE slots.windows.ROUTINE
        window from one hour       | good
        window closed as it opens  | CONFLICTING_VALUES slots.windows.ROUTINE
        requirement of a butler    | INVALID_CODE additionalRequirements
        triage with interpreter    | FIELD_NOT_PERMITTED additionalRequirements
        website javascript         | INVALID_VALUE notes.website
        alert blank                | INVALID_VALUE notes.referrerAlert
        alert of 4001              | INVALID_VALUE notes.referrerAlert
        contact by pigeon          | INVALID_CODE notes.contacts
        contact on two lines       | INVALID_VALUE notes.contacts
        """)
    void what_is_wrong_is_told_by_its_field(String what, String expected) {
        assertThat(told(DefinitionRules.problems(definition(what)))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "without {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        clinic types  | VALUE_IS_REQUIRED clinicTypes
        priorities    | VALUE_IS_REQUIRED priorities
        a telephone   | VALUE_IS_REQUIRED notes.contacts
        """)
    void a_draft_may_lack_what_a_published_service_needs(String lacking, String expected) {
        ServiceSample sample = service(1).slots(new Service.SlotSettings(0, 90, Map.of()));
        ServiceSample without = switch (lacking) {
            case "clinic types" -> sample.treating("CARDIOLOGY", Set.of(), Set.of());
            case "priorities" -> sample.accepting(Set.of());
            default ->
                sample.taking(Set.of(RequestType.APPOINTMENT_REQUEST), BookableType.INDIRECTLY_BOOKABLE)
                        .notes(notes(List.of()));
        };
        ServiceDefinition definition = without.definition();

        assertThat(DefinitionRules.problems(definition)).isEmpty();
        assertThat(told(DefinitionRules.missing(definition))).isEqualTo(expected);
    }

    @Test
    void everything_that_is_wrong_is_told_together() {
        ServiceDefinition definition = service(1)
                .named("")
                .seeing(Service.SexTreated.MALE, 20, Optional.of(10))
                .slots(new Service.SlotSettings(9, 0, Map.of()))
                .definition();

        assertThat(DefinitionRules.problems(definition))
                .extracting(Refusal::where)
                .containsExactly("name", "ages", "slots.reservationDays", "slots.pollingDays");
    }

    @ParameterizedTest(name = "polled for {0} days, window from {1} hours: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        10 | 24  | nothing
        10 | 239 | nothing
        10 | 240 | slots.windows.ROUTINE
        10 | 500 | slots.windows.ROUTINE
        """)
    void a_window_that_opens_after_the_polling_range_ends_is_warned_of(int polled, int opens, String expected) {
        var settings = new Service.SlotSettings(
                0, polled, Map.of(Priority.ROUTINE, new Service.Window(opens, Optional.empty())));

        assertThat(warned(service(1).slots(settings))).isEqualTo(expected);
    }

    @Test
    void a_service_that_is_over_is_warned_of() {
        assertThat(warned(service(1).open(TODAY.minusDays(9), Optional.of(TODAY))))
                .isEqualTo("nothing");
        assertThat(warned(service(1).open(TODAY.minusDays(9), Optional.of(TODAY.minusDays(1)))))
                .isEqualTo("effectiveTo");
    }

    @ParameterizedTest(name = "{0} to {1}, booked {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        direct   | triage   | true  | refused
        direct   | indirect | true  | refused
        direct   | advice   | true  | refused
        direct   | triage   | false | accepted
        direct   | direct   | true  | accepted
        triage   | direct   | true  | accepted
        indirect | triage   | true  | accepted
        """)
    void a_service_at_which_patients_are_booked_stays_bookable(
            String before, String after, boolean booked, String expected) {
        assertThat(DefinitionRules.conversion(kind(before), kind(after), booked).isPresent())
                .isEqualTo(expected.equals("refused"));
    }

    private static ServiceDefinition kind(String word) {
        return switch (word) {
            case "direct" -> service(1).definition();
            case "indirect" ->
                service(1)
                        .taking(Set.of(RequestType.APPOINTMENT_REQUEST), BookableType.INDIRECTLY_BOOKABLE)
                        .definition();
            default ->
                service(1).taking(requestTypes(word), BookableType.UNSPECIFIED).definition();
        };
    }

    private static ServiceDefinition definition(String what) {
        ServiceSample sample = service(1);
        ServiceSample wrong = switch (what) {
            case "name  blank" -> sample.named("");
            case "name of 256" -> sample.named("n".repeat(256));
            case "name with a tab" -> sample.named("a\tb");
            case "name with a blank at end" -> sample.named("a ");
            case "ends before it begins" -> sample.open(TODAY, Optional.of(TODAY.minusDays(1)));
            case "ends the day it begins" -> sample.open(TODAY, Optional.of(TODAY));
            case "ages backwards" -> sample.seeing(Service.SexTreated.MALE, 20, Optional.of(19));
            case "ages negative" -> sample.seeing(Service.SexTreated.MALE, -1, Optional.empty());
            case "ages beyond all" -> sample.seeing(Service.SexTreated.MALE, 0, Optional.of(1_572));
            case "appointment type WIZARDRY" -> sample.kind("WIZARDRY");
            case "treated in minus one day" -> sample.treatedWithin(-1);
            case "advises in no day" -> advising(sample, 0);
            case "advises in one day" -> advising(sample, 1);
            case "advises in 61 days" -> advising(sample, 61);
            case "gives no advice in a day" -> sample.advisingWithin(1);
            case "reserved for three days" -> sample.slots(new Service.SlotSettings(3, 90, Map.of()));
            case "reserved for two days" -> sample.slots(new Service.SlotSettings(2, 90, Map.of()));
            case "kept in no name" -> sample.slots(new Service.SlotSettings(0, 90, Map.of(), true, Optional.of("a b")));
            case "polled for no day" -> sample.slots(new Service.SlotSettings(0, 0, Map.of()));
            case "polled for three years" -> sample.slots(new Service.SlotSettings(0, 1_096, Map.of()));
            case "window for 2WW" -> sample.slots(window(Priority.TWO_WEEK_WAIT, 4, 5));
            case "window from now" -> sample.slots(window(Priority.ROUTINE, 0, 5));
            case "window from one hour" -> sample.slots(window(Priority.ROUTINE, 1, 5));
            case "window closed as it opens" -> sample.slots(window(Priority.ROUTINE, 5, 5));
            case "requirement of a butler" -> sample.requirements(Set.of("BUTLER"));
            case "triage with interpreter" ->
                sample.taking(Set.of(RequestType.TRIAGE_REQUEST), BookableType.UNSPECIFIED);
            case "website javascript" -> sample.notes(notes(Optional.empty(), Optional.of("javascript:alert(1)")));
            case "alert blank" -> sample.notes(notes(Optional.of(" "), Optional.empty()));
            case "alert of 4001" -> sample.notes(notes(Optional.of("a".repeat(4_001)), Optional.empty()));
            case "contact by pigeon" -> sample.notes(notes(List.of(new Service.Contact("PATIENT", "pigeon", "Grey"))));
            case "contact on two lines" ->
                sample.notes(notes(List.of(new Service.Contact("PATIENT", "phone", "01234\n5678"))));
            default -> sample;
        };
        return wrong.definition();
    }

    private static ServiceSample advising(ServiceSample sample, int days) {
        return sample.taking(Set.of(RequestType.ADVICE_AND_GUIDANCE_REQUEST), BookableType.UNSPECIFIED)
                .advisingWithin(days);
    }

    private static Service.SlotSettings window(Priority priority, int opens, int closes) {
        return new Service.SlotSettings(0, 90, Map.of(priority, new Service.Window(opens, Optional.of(closes))));
    }

    private static Service.Notes notes(List<Service.Contact> contacts) {
        return notes(Optional.empty(), Optional.empty(), contacts);
    }

    private static Service.Notes notes(Optional<String> alert, Optional<String> website) {
        return notes(alert, website, List.of());
    }

    private static Service.Notes notes(
            Optional<String> alert, Optional<String> website, List<Service.Contact> contacts) {
        return new Service.Notes(
                alert,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                website,
                Optional.empty(),
                contacts);
    }

    private static Set<RequestType> requestTypes(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.equals("-"))
                .map(word -> switch (word) {
                    case "triage" -> RequestType.TRIAGE_REQUEST;
                    case "advice" -> RequestType.ADVICE_AND_GUIDANCE_REQUEST;
                    default -> RequestType.APPOINTMENT_REQUEST;
                })
                .collect(Collectors.toSet());
    }

    private static List<Refusal> problemsToPublish(ServiceDefinition definition) {
        List<Refusal> all = new java.util.ArrayList<>(DefinitionRules.problems(definition));
        all.addAll(DefinitionRules.missing(definition));
        return all;
    }

    private static String told(List<Refusal> problems) {
        return problems.isEmpty()
                ? "good"
                : problems.stream().map(one -> one.code() + " " + one.where()).collect(Collectors.joining(", "));
    }

    private static String warned(ServiceSample sample) {
        List<Warning> warnings = DefinitionRules.warnings(sample.definition(), TODAY);
        return warnings.isEmpty()
                ? "nothing"
                : warnings.stream().map(Warning::where).collect(Collectors.joining(", "));
    }
}
