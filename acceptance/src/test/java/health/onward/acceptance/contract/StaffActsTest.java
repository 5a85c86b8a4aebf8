package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What staff do without an endpoint, through the demo's events, where no journey does it; and what clients of the API see of it. */
class StaffActsTest {

    private final Client demo = new Client(RunningServer.get().url(), Map.of());
    private final Scene scene = Scene.set();

    @Test
    void a_provider_allocates_a_clinician_and_marks_what_it_printed() {
        String ubrn = scene.in("{booked}");
        assertThat(refused("mark-printed", ubrn, as(Actor.SPECIALIST)))
                .as("nothing is there")
                .isEqualTo("422 INVALID_REQUEST_STATE");
        Reply lettered = Actor.GP
                .client()
                .with("If-Match", "W/\"" + scene.in("{bookedversion}") + "\"")
                .post(
                        "/STU3/ReferralRequest/" + ubrn + "/$ers.maintainReferralLetter",
                        Letters.body(Letters.uploaded("letter.pdf", ubrn)).toString());
        assertThat(lettered.status()).as(lettered.body()).isEqualTo(200);
        long version = version(ubrn);
        assertThat(happens("allocate-clinician", ubrn, "\"clinician\": \"021600556514\", " + as(Actor.SPECIALIST))
                        .path("version")
                        .asLong())
                .isEqualTo(version + 1);
        assertThat(happens("mark-printed", ubrn, as(Actor.SPECIALIST))
                        .path("version")
                        .asLong())
                .isEqualTo(version + 2);
        assertThat(listed(ubrn)).contains("021600556514");
        assertThat(refused("allocate-clinician", ubrn, "\"clinician\": \"nobody\", " + as(Actor.SPECIALIST)))
                .isEqualTo("422 INVALID_VALUE");
        assertThat(refused("mark-printed", ubrn, as(Actor.HOSPITAL_CLERK))).startsWith("403 ");
    }

    @Test
    void a_referring_admin_gives_up_a_booked_slot() {
        String ubrn = scene.in("{booked}");
        assertThat(happens("cancel-appointment", ubrn, "\"reason\": \"PATIENT_ILL\", " + as(Actor.CLERK))
                        .path("state")
                        .asString())
                .isEqualTo("APPT_CANCELLED_BY_PATIENT");
        assertThat(refused("cancel-appointment", ubrn, "\"reason\": \"PATIENT_ILL\", " + as(Actor.CLERK)))
                .isEqualTo("422 INVALID_REQUEST_STATE");
    }

    @Test
    void a_provider_refers_its_patient_on_and_says_between_which_services_they_may_choose() {
        String ubrn = scene.in("{booked}");
        String service = scene.in("{service}");
        String onward = happens(
                        "refer-onward",
                        ubrn,
                        "\"services\": [%s], \"specialty\": \"CARDIOLOGY\", \"clinicType\": \"HEART_FAILURE\", %s"
                                .formatted(service, as(Actor.SPECIALIST)))
                .path("ubrn")
                .asString();
        assertThat(onward).matches("[0-9]{12}").isNotEqualTo(ubrn);
        assertThat(state(happens(
                        "shortlist-for-patient",
                        onward,
                        "\"services\": [%s], ".formatted(service) + as(Actor.HOSPITAL_CLERK))))
                .isEqualTo("NOT_BOOKED");
        assertThat(refused("shortlist-for-patient", onward, "\"services\": [999999999], " + as(Actor.HOSPITAL_CLERK)))
                .isEqualTo("422 REFERENCE_NOT_FOUND");
        assertThat(refused("shortlist-for-patient", onward, "\"services\": [], " + as(Actor.HOSPITAL_CLERK)))
                .startsWith("422 ");
        assertThat(refused(
                        "shortlist-for-patient",
                        ubrn,
                        "\"services\": [%s], ".formatted(service) + as(Actor.HOSPITAL_CLERK)))
                .isEqualTo("422 INVALID_REQUEST_STATE");
        assertThat(state(ubrn)).as("the first stands as it stood").isEqualTo("BOOKED");
    }

    @Test
    void without_an_access_code_no_letter_is_printed_until_it_is_renewed() {
        String ubrn = scene.in("{unbooked}");
        happens("withdraw-access-code", ubrn, as(Actor.CLERK));
        try {
            Reply letter = Actor.GP.client().post("/STU3/ReferralRequest/" + ubrn + "/$ers.generatePatientLetter", "");
            assertThat(letter.status()).isEqualTo(422);
            assertThat(letter.code()).isEqualTo("NO_ACCESS_CODE");
        } finally {
            happens("renew-access-code", ubrn, as(Actor.CLERK));
        }
        assertThat(Actor.GP
                        .client()
                        .post("/STU3/ReferralRequest/" + ubrn + "/$ers.generatePatientLetter", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_clinic_that_is_cancelled_is_worked_off_and_told_how_far() throws InterruptedException {
        String service = scene.in("{service}");
        String start = appointment().path("start").asString();
        JsonNode order = happens(
                "cancel-clinic",
                "",
                "\"service\": %s, \"from\": \"%s\", \"to\": \"%s\", \"reason\": \"CLINIC_CANCELLED\", %s"
                        .formatted(service, start, appointment().path("end").asString(), as(Actor.HOSPITAL_CLERK)));
        assertThat(order.path("places").asInt()).isPositive();
        String path = "/demo/clinics/" + service + "/" + order.path("order").asString();
        for (int tries = 0; !demo.get(path).json().path("done").asBoolean() && tries < 100; tries++) {
            Thread.sleep(200);
        }
        assertThat(demo.get(path).json().path("done").asBoolean()).isTrue();
        assertThat(demo.get(path).json().path("cancelled").asInt()).isPositive();
        assertThat(state(scene.in("{booked}"))).isEqualTo("APPT_CANCELLED_BY_PROVIDER");
        assertThat(demo.get("/demo/clinics/" + service + "/1").status()).isEqualTo(404);
        assertThat(demo.get("/demo/clinics/here/there").status()).isEqualTo(422);
    }

    private JsonNode appointment() {
        return Actor.GP
                .client()
                .get(scene.in("/STU3/Appointment/{appointment}"))
                .json();
    }

    private static String as(Actor actor) {
        Map<String, String> headers = actor.client().headers();
        return "\"as\": {\"user\": \"%s\", \"organisation\": \"%s\", \"function\": \"%s\"}"
                .formatted(
                        actor.user(),
                        headers.get("NHSD-End-User-Organisation-ODS"),
                        headers.get("NHSD-eRS-Business-Function"));
    }

    private JsonNode happens(String event, String ubrn, String more) {
        Reply reply = tell(event, ubrn, more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private String refused(String event, String ubrn, String more) {
        Reply reply = tell(event, ubrn, more);
        return reply.status() + " " + reply.json().at("/refused/0/code").asString("");
    }

    private Reply tell(String event, String ubrn, String more) {
        String request = ubrn.isEmpty() ? "" : "\"ubrn\": \"" + ubrn + "\", ";
        return demo.post("/demo/events", "{\"event\": \"" + event + "\", " + request + more + "}");
    }

    private static String state(JsonNode happened) {
        return happened.path("state").asString();
    }

    private static String state(String ubrn) {
        String body = Actor.GP.client().get("/STU3/ReferralRequest/" + ubrn).body();
        return body.replaceAll("(?s).*eRS-ReferralState-1\",\"code\":\"([A-Z_]+)\".*", "$1");
    }

    private static long version(String ubrn) {
        return Actor.GP
                .client()
                .get("/STU3/ReferralRequest/" + ubrn)
                .json()
                .at("/meta/versionId")
                .asLong();
    }

    private String listed(String ubrn) {
        return Actor.SPECIALIST
                .client()
                .post(
                        "/STU3/ReferralRequest/$ers.fetchworklist",
                        scene.body("for review").toString())
                .json()
                .path("entry")
                .valueStream()
                .map(JsonNode::toString)
                .filter(entry -> entry.contains(ubrn))
                .findFirst()
                .orElse("");
    }
}
