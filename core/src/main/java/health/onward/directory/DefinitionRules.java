package health.onward.directory;

import static health.onward.platform.RefusalCode.CONFLICTING_VALUES;
import static health.onward.platform.RefusalCode.FIELD_NOT_PERMITTED;
import static health.onward.platform.RefusalCode.INVALID_CODE;
import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.VALUE_IS_REQUIRED;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a definition must be in itself (domain rules 2.2, 3.2, 3.3, 3.6); all that is wrong is told together, each by its field. */
final class DefinitionRules {

    static final Set<String> APPOINTMENT_TYPES = Set.of(
            "FIRST_OUTPATIENT",
            "DAY_CASE",
            "ASSESSMENT_SERVICE",
            "GPSI",
            "AHP_CLINIC",
            "DIAGNOSTIC",
            "NURSE_CLINIC",
            "OPHTHALMOLOGIST",
            "TELEPHONE_ASSESSMENT");

    private static final Set<String> REQUIREMENTS = Set.of("ADVOCACY", "INTERPRETER", "TRANSPORT");
    private static final Set<String> PURPOSES = Set.of("PATIENT", "HEALTHCARE_PROFESSIONALS");
    private static final Set<String> KINDS = Set.of("phone", "email", "fax", "url");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]{1,500}");
    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_NOTE = 4_000;
    private static final int OLDEST_MONTHS = 130 * 12 + 11;
    private static final int FARTHEST_DAYS = 731;
    private static final int MOST_CONTACTS = 20;
    private static final int MOST_ADVICE_DAYS = 60;

    private final List<Refusal> problems = new ArrayList<>();

    private DefinitionRules() {}

    /** What no definition may have, draft or not. */
    static List<Refusal> problems(ServiceDefinition definition) {
        var rules = new DefinitionRules();
        rules.name(definition.name());
        rules.requests(definition);
        rules.whom(definition);
        rules.slots(definition);
        rules.advised(definition);
        rules.requirements(definition);
        rules.notes(definition.notes());
        return rules.problems;
    }

    /** What is wrong with the time in which it means to answer a request for advice. */
    static List<Refusal> advice(ServiceDefinition definition) {
        var rules = new DefinitionRules();
        rules.advised(definition);
        return rules.problems;
    }

    /** What a published one cannot do without: a draft may be kept at any point (domain rules 3.4). */
    static List<Refusal> missing(ServiceDefinition definition) {
        var rules = new DefinitionRules();
        rules.required(!definition.clinicTypes().isEmpty(), "clinicTypes", "must have at least one");
        rules.required(!definition.requestTypes().isEmpty(), "requestTypes", "must have at least one");
        rules.required(!definition.priorities().isEmpty(), "priorities", "must have at least one");
        if (definition.requestTypes().contains(RequestType.APPOINTMENT_REQUEST)) {
            rules.required(
                    definition.bookable() != BookableType.UNSPECIFIED,
                    "bookable",
                    "must say how appointments are booked");
        }
        boolean rung = definition.notes().contacts().stream()
                .anyMatch(contact ->
                        contact.purpose().equals("PATIENT") && contact.kind().equals("phone"));
        rules.required(
                definition.bookable() != BookableType.INDIRECTLY_BOOKABLE || rung,
                "notes.contacts",
                "must have a telephone number for patients, who book by it");
        return rules.problems;
    }

    /** What is probably not meant. */
    static List<Warning> warnings(ServiceDefinition definition, LocalDate today) {
        List<Warning> warnings = new ArrayList<>();
        int polled = definition.slots().pollingDays();
        definition.slots().windows().forEach((priority, window) -> {
            if (definition.directlyBookable() && window.opensAfterHours() >= polled * 24) {
                warnings.add(new Warning(
                        "slots.windows." + priority,
                        "opens after the polling range ends: no " + priority + " patient can ever book"));
            }
        });
        if (definition.effectiveTo().map(today::isAfter).orElse(false)) {
            warnings.add(new Warning("effectiveTo", "is over: no search finds the service"));
        }
        return warnings;
    }

    /** Patients who are booked must keep their appointments. */
    static Optional<Refusal> conversion(ServiceDefinition before, ServiceDefinition after, boolean booked) {
        return before.directlyBookable() && !after.directlyBookable() && booked
                ? Optional.of(new Refusal(
                        RefusalCode.INVALID_STATE,
                        "cannot be taken from a service at which patients are booked",
                        "requestTypes"))
                : Optional.empty();
    }

    private void name(String name) {
        wrong(name.isBlank(), VALUE_IS_REQUIRED, "name", "must be given");
        wrong(name.length() > LONGEST_NAME, INVALID_VALUE, "name", "has more than " + LONGEST_NAME + " characters");
        wrong(
                !name.equals(name.strip()) || control(name),
                INVALID_VALUE,
                "name",
                "has blanks around or control codes in it");
    }

    private void requests(ServiceDefinition definition) {
        Set<RequestType> types = definition.requestTypes();
        boolean appointments = types.contains(RequestType.APPOINTMENT_REQUEST);
        wrong(
                appointments && definition.triages(),
                CONFLICTING_VALUES,
                "requestTypes",
                "cannot be both triage and appointments");
        wrong(
                !appointments && !types.isEmpty() && definition.bookable() != BookableType.UNSPECIFIED,
                CONFLICTING_VALUES,
                "bookable",
                "must be UNSPECIFIED for a service without appointments");
        definition
                .appointmentType()
                .ifPresent(type -> wrong(
                        !APPOINTMENT_TYPES.contains(type),
                        INVALID_CODE,
                        "appointmentType",
                        "(" + type + ") is not an appointment type"));
    }

    private void whom(ServiceDefinition definition) {
        Service.Ages ages = definition.ages();
        int to = ages.toMonths().orElse(OLDEST_MONTHS);
        wrong(ages.fromMonths() < 0 || to > OLDEST_MONTHS, INVALID_VALUE, "ages", "must be from 0 to 130 years");
        wrong(ages.fromMonths() > to, CONFLICTING_VALUES, "ages", "must not end before they begin");
        wrong(
                definition
                        .effectiveTo()
                        .map(definition.effectiveFrom()::isAfter)
                        .orElse(false),
                CONFLICTING_VALUES,
                "effectiveTo",
                "must not be before effectiveFrom");
        wrong(
                definition.treatmentWaitDays().map(days -> days < 0).orElse(false),
                INVALID_VALUE,
                "treatmentWaitDays",
                "must not be negative");
    }

    private void advised(ServiceDefinition definition) {
        definition.adviceDays().ifPresent(days -> within(days, 1, MOST_ADVICE_DAYS, "adviceDays"));
        wrong(
                definition.adviceDays().isPresent() && !definition.advises(),
                FIELD_NOT_PERMITTED,
                "adviceDays",
                "must not be given for a service that gives no advice");
    }

    private void slots(ServiceDefinition definition) {
        Service.SlotSettings slots = definition.slots();
        within(slots.reservationDays(), 0, 2, "slots.reservationDays");
        within(slots.pollingDays(), 1, FARTHEST_DAYS, "slots.pollingDays");
        wrong(
                slots.system().map(it -> !SYSTEM.matcher(it).matches()).orElse(false),
                INVALID_VALUE,
                "slots.system",
                "must be 1 to 40 letters, digits, dashes and underscores");
        for (Map.Entry<Priority, Service.Window> entry : slots.windows().entrySet()) {
            String where = "slots.windows." + entry.getKey();
            Service.Window window = entry.getValue();
            wrong(
                    !definition.priorities().contains(entry.getKey()),
                    FIELD_NOT_PERMITTED,
                    where,
                    "is for a priority that the service does not take");
            within(window.opensAfterHours(), 1, FARTHEST_DAYS * 24, where);
            wrong(
                    window.closesAfterHours()
                            .map(closes -> closes <= window.opensAfterHours())
                            .orElse(false),
                    CONFLICTING_VALUES,
                    where,
                    "must close after it opens");
        }
    }

    private void requirements(ServiceDefinition definition) {
        wrong(
                !REQUIREMENTS.containsAll(definition.additionalRequirements()),
                INVALID_CODE,
                "additionalRequirements",
                "must be ADVOCACY, INTERPRETER or TRANSPORT");
        wrong(
                definition.triages() && !definition.additionalRequirements().isEmpty(),
                FIELD_NOT_PERMITTED,
                "additionalRequirements",
                "must not be given for a triage service");
    }

    private void notes(Service.Notes notes) {
        note("referrerAlert", notes.referrerAlert());
        note("exclusions", notes.exclusions());
        note("suggestedInvestigations", notes.suggestedInvestigations());
        note("conditionsTreated", notes.conditionsTreated());
        note("procedures", notes.procedures());
        note("instructions", notes.instructions());
        note("hoursOfOperation", notes.hoursOfOperation());
        note("additional", notes.additional());
        wrong(
                notes.website().map(it -> !ADDRESS.matcher(it).matches()).orElse(false),
                INVALID_VALUE,
                "notes.website",
                "must be an address that begins with https:// or http://");
        wrong(notes.contacts().size() > MOST_CONTACTS, INVALID_VALUE, "notes.contacts", "are too many");
        for (Service.Contact contact : notes.contacts()) {
            boolean known = PURPOSES.contains(contact.purpose()) && KINDS.contains(contact.kind());
            wrong(
                    !known,
                    INVALID_CODE,
                    "notes.contacts",
                    "must be a phone, email, fax or url for patients or professionals");
            wrong(
                    contact.value().isBlank() || contact.value().length() > LONGEST_NAME || control(contact.value()),
                    INVALID_VALUE,
                    "notes.contacts",
                    "must be one line");
        }
    }

    private void note(String field, Optional<String> text) {
        wrong(
                text.map(it -> it.isBlank() || it.length() > LONGEST_NOTE || it.indexOf('\0') >= 0)
                        .orElse(false),
                INVALID_VALUE,
                "notes." + field,
                "must have 1 to " + LONGEST_NOTE + " characters, or be left out");
    }

    private static boolean control(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private void within(int value, int least, int most, String where) {
        wrong(value < least || value > most, INVALID_VALUE, where, "must be from " + least + " to " + most);
    }

    private void required(boolean there, String where, String sentence) {
        wrong(!there, VALUE_IS_REQUIRED, where, sentence);
    }

    private void wrong(boolean wrong, RefusalCode code, String where, String sentence) {
        if (wrong) {
            problems.add(new Refusal(code, sentence, where));
        }
    }
}
