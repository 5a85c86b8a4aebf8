package health.onward.acceptance;

import static health.onward.acceptance.NotAsItShould.unless;

import health.onward.acceptance.Requests.Proposal;
import health.onward.acceptance.Steps.Referral;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The steps of a referral that cannot be booked: left to its provider, or refused because it could be booked after all. */
final class DeferralSteps {

    private static final ZoneId CLINIC = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    /** Weekdays that may be holidays between a deferral and the day by which the patient hears. */
    private static final int MOST_HOLIDAYS = 9;

    private final Wire wire;
    private final Requests requests;
    private final Telling telling;

    DeferralSteps(Wire wire, Telling telling) {
        this.wire = wire;
        this.requests = new Requests(wire.base());
        this.telling = telling;
    }

    /** A016, accepted: an appointment that is only proposed. */
    void proposes(Person person, Referral referral, Proposal proposal) {
        telling.begins("The GP leaves it to the service: " + proposal.reason());
        Reply reply = asked(person, referral, proposal).mustBe(201);
        JsonNode task = reply.json();
        same(task.path("status").asString(""), "proposed", "its status");
        same(task.at("/reason/0/coding/0/code").asString(""), proposal.reason(), "its reason");
        same(task.path("comment").asString(""), proposal.comment().orElse(""), "its comment");
        same(reply.header("ETag"), "W/\"1\"", "its ETag");
        unless(
                !task.has("start") && !task.has("end") && !task.has("slot"),
                "what is only proposed must have neither time nor slot: " + task);
        String read = wire.get(person, "/STU3/Appointment/" + task.path("id").asString(""))
                .mustBe(200)
                .body();
        same(read, reply.body(), "the appointment read again");
        telling.shows("appointment " + task.path("id").asString("") + ", proposed, without a time");
    }

    /** A016, refused: the client is told why. */
    void mayNotPropose(Person person, Referral referral, Proposal proposal, String code) {
        telling.begins("The GP would leave it to the service: " + proposal.reason());
        refused(asked(person, referral, proposal), code);
    }

    /** Whether it was refused; not, when somebody else took the free slot meanwhile. */
    boolean refusedFor(Person person, Referral referral, Proposal proposal, String code) {
        telling.begins("The GP would leave it to the service: " + proposal.reason());
        Reply reply = asked(person, referral, proposal);
        if (reply.status() == 201) {
            telling.shows("accepted: somebody else must have taken the slot just now");
            return false;
        }
        refused(reply, code);
        return true;
    }

    private void refused(Reply reply, String code) {
        reply.mustBe(422);
        same(reply.code(), code, "the refusal");
        telling.shows("the client sees " + code + ": "
                + reply.json().at("/issue/0/diagnostics").asString(""));
    }

    private Reply asked(Person person, Referral referral, Proposal proposal) {
        return wire.post(
                person,
                "/STU3/Appointment",
                requests.proposal(referral.ubrn(), referral.version(), referral.patient(), proposal));
    }

    /** The entry of the slot issues list, member by member. */
    void isIssue(JsonNode entry, Referral referral, String priority, Proposal proposal, int days) {
        JsonNode item = entry.at("/extension/0");
        same(code(item, "priority"), priority, "the priority");
        same(code(item, "reason"), proposal.reason(), "the reason");
        same(identifier(item, "patient"), referral.patient(), "the patient");
        same(identifier(item, "service"), proposal.service(), "the service");
        same(code(item, "clinicalInformationStatus"), "NOT_APPLICABLE", "the letter");
        same(
                member(item, "eReferralPathwayStart").path("valueDateTime").asString(""),
                member(item, "ubrnReceived").path("valueDateTime").asString(""),
                "the start of the waiting time, which begins with the deferral,");
        LocalDate received = Instant.parse(
                        member(item, "ubrnReceived").path("valueDateTime").asString(""))
                .atZone(CLINIC)
                .toLocalDate();
        LocalDate by = LocalDate.parse(
                member(item, "patientContactExpected").path("valueDate").asString(""));
        unless(weekday(by), by + " must be a working day");
        long weekdays = received.plusDays(1)
                .datesUntil(by.plusDays(1))
                .filter(DeferralSteps::weekday)
                .count();
        unless(
                weekdays >= days && weekdays <= days + MOST_HOLIDAYS,
                "from " + received + " to " + by + " must be " + days + " working days");
        telling.shows("the patient is told: the hospital will contact you by " + DAY.format(by) + " (" + days
                + " working days)");
    }

    /** Within how many working days a patient hears (A004, list PRIORITY). */
    int contactDays(Person person, String priority, String property) {
        telling.begins("How soon must a patient hear? " + property + " for " + priority);
        int days = wire.get(person, "/STU3/CodeSystem/PRIORITY")
                .mustBe(200)
                .json()
                .path("concept")
                .valueStream()
                .filter(concept -> concept.path("code").asString("").equals(priority))
                .flatMap(concept -> concept.path("property").valueStream())
                .filter(p -> p.path("code").asString("").equals(property))
                .mapToInt(p -> p.path("valueInteger").asInt(0))
                .findFirst()
                .orElseThrow(() -> new NotAsItShould(priority + " must have " + property));
        telling.shows(days + " working days");
        return days;
    }

    /** The status that a referrer's list gives. */
    void isListed(JsonNode entry, String status) {
        same(code(entry.at("/extension/0"), "status"), status, "the status on the list");
    }

    private static boolean weekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static JsonNode member(JsonNode item, String name) {
        return Fhir.extension(item, name);
    }

    private static String code(JsonNode item, String name) {
        return member(item, name).at("/valueCodeableConcept/coding/0/code").asString("");
    }

    private static String identifier(JsonNode item, String name) {
        return member(item, name).at("/valueReference/identifier/value").asString("");
    }

    private static void same(String found, String expected, String what) {
        unless(found.equals(expected), what + " must be " + expected + ", but is " + found);
    }
}
