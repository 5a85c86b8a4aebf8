package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Outbox;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told unasked of what is done through the API, and of what has no endpoint (docs/decisions/0022). */
class NoticesOfActsTest {

    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*";

    private final Client demo = new Client(RunningServer.get().url(), Map.of());
    private final Scene scene = Scene.set();

    @ParameterizedTest(name = "{0} {2} of {1}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            SPECIALIST | booked   | rejectReferral               | rejection      | REFERRAL_REJECTED PATIENT, REFERRAL_REJECTED PERSON
            SPECIALIST | booked   | cancelAppointmentActionLater | act later      | APPOINTMENT_CANCELLED PATIENT, APPOINTMENT_CANCELLED PERSON
            SPECIALIST | booked   | acceptReferral               |                |
            SPECIALIST | triaged  | recordReviewOutcome          | triage outcome | REFERRAL_RETURNED PATIENT, REFERRAL_RETURNED PERSON
            GP         | unbooked | cancelReferral               | cancellation   | REFERRAL_CANCELLED PATIENT, REFERRAL_CANCELLED PERSON
            """)
    void of_what_is_decided_with_an_endpoint(Actor who, String request, String operation, String body, String told) {
        String ubrn = scene.in("{" + request + "}");
        Set<String> before = told(ubrn);
        String version = scene.in("{" + (request.equals("unbooked") ? "" : request) + "version}");
        Reply reply = who.client()
                .with("If-Match", "W/\"" + version + "\"")
                .post(
                        "/STU3/ReferralRequest/" + ubrn + "/$ers." + operation,
                        body == null ? "" : scene.body(body).toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(since(before, ubrn)).isEqualTo(told == null ? Set.of() : set(told));
    }

    @ParameterizedTest(name = "{0} of {1}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            patient-books               | unbooked | "service": {service}, "slot": {freeslotnumber} | APPOINTMENT_BOOKED PATIENT
            patient-cancels-referral    | unbooked | "reason": "TREATMENT_NO_LONGER_REQUIRED"       | REFERRAL_CANCELLED PATIENT, REFERRAL_CANCELLED PERSON
            patient-cancels-appointment | booked   | "reason": "PATIENT_ILL"                        | APPOINTMENT_CANCELLED PATIENT, APPOINTMENT_CANCELLED PERSON
            cancel-as-provider          | booked   | "reason": "CLINIC_CANCELLED"                   | APPOINTMENT_CANCELLED PATIENT, APPOINTMENT_CANCELLED PERSON
            change-date                 | booked   | "slot": {freeslotnumber}                       | APPOINTMENT_MOVED PATIENT
            """)
    void of_what_is_done_without_one(String event, String request, String says, String told) {
        String ubrn = scene.in("{" + request + "}");
        Set<String> before = told(ubrn);
        String slot = scene.in("{freeslot}").replaceAll("[^0-9]", "");
        happens(event, ubrn, scene.in(says.replace("{freeslotnumber}", slot)) + desk(event));
        assertThat(since(before, ubrn)).isEqualTo(set(told));
    }

    @Test
    void of_a_booking_its_giving_up_and_a_sending_for_triage() {
        String booked = scene.in("{booked}");
        assertThat(told(booked)).isEqualTo(set("APPOINTMENT_BOOKED PATIENT"));
        Reply undone = Actor.GP
                .client()
                .with("If-Match", "W/\"0\"")
                .with("Content-Type", "application/fhir+json")
                .send(
                        "PUT",
                        scene.in("/STU3/Appointment/{appointment}"),
                        scene.body("undoing").toString());
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        assertThat(told(booked))
                .isEqualTo(
                        set("APPOINTMENT_BOOKED PATIENT, APPOINTMENT_CANCELLED PATIENT, APPOINTMENT_CANCELLED PERSON"));
        assertThat(told(scene.in("{triaged}"))).isEqualTo(set("CONTACT_PROMISED PATIENT"));
    }

    @Test
    void of_another_priority_the_referrer_is_told() {
        String ubrn = scene.in("{booked}");
        happens(
                "change-priority",
                ubrn,
                "\"priority\": \"URGENT\", \"reason\": \"worse\", \"as\": {\"user\": \"103264994981\", \"organisation\": \"R69\","
                        + " \"function\": \"SERVICE_PROVIDER_CLINICIAN\"}");
        assertThat(since(set("APPOINTMENT_BOOKED PATIENT"), ubrn)).isEqualTo(set("PRIORITY_CHANGED PERSON"));
    }

    /** Hazard H9: it is shown with the request, to both sides, and whoever attached it is told to mend it. */
    @Test
    void of_a_letter_that_nobody_can_open_whoever_attached_it() {
        String ubrn = scene.in("{booked}");
        Reply uploaded = FilesContractTest.upload(
                Actor.GP.client().with("NHSD-eRS-Referral-ID", ubrn), "letter.txt", "text/plain", EICAR);
        FilesContractTest.settled(uploaded);
        Reply linked = Actor.GP
                .client()
                .with("If-Match", "W/\"" + scene.in("{bookedversion}") + "\"")
                .post(
                        "/STU3/ReferralRequest/" + ubrn + "/$ers.maintainReferralLetter",
                        Letters.body(uploaded.header("Location").replace("Binary/", ""))
                                .toString());
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);

        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!told(ubrn).contains("FILE_REFUSED PERSON") && Instant.now().isBefore(end)) {
            FilesContractTest.pause();
        }
        assertThat(told(ubrn)).contains("FILE_REFUSED PERSON");
        for (Actor actor : List.of(Actor.GP, Actor.SPECIALIST)) {
            assertThat(actor.client().get("/STU3/ReferralRequest/" + ubrn).body())
                    .contains("THREATS_FOUND");
        }
    }

    private static String desk(String event) {
        return event.startsWith("patient-")
                ? ""
                : ", \"as\": {\"user\": \"555032006103\", \"organisation\": \"R69\", \"function\": \"SERVICE_PROVIDER_ADMIN\"}";
    }

    private void happens(String event, String ubrn, String more) {
        Reply reply =
                demo.post("/demo/events", "{\"event\": \"%s\", \"ubrn\": \"%s\", %s}".formatted(event, ubrn, more));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private Set<String> since(Set<String> before, String ubrn) {
        Set<String> now = new TreeSet<>(told(ubrn));
        now.removeAll(before);
        return now;
    }

    /** As it is when all that lies in the outbox is composed. */
    private Set<String> told(String ubrn) {
        RunningServer.get().bean(Outbox.class).deliverDue();
        return demo.get("/demo/notices?ubrn=" + ubrn)
                .json()
                .path("notices")
                .valueStream()
                .map(one -> one.path("kind").asString() + " " + one.path("to").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> set(String told) {
        return new TreeSet<>(Arrays.asList(told.split(", ", -1)));
    }
}
