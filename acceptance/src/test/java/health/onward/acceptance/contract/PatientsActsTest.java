package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What patients and referrers do without an endpoint, through the demo's events, and what clients of the API see of it. */
class PatientsActsTest {

    private final Client demo = new Client(RunningServer.get().url(), Map.of());

    @Test
    void a_patient_books_moves_gives_up_books_again_and_ends_the_referral_and_the_practice_takes_note() {
        Scene scene = Scene.set();
        String ubrn = scene.in("{unbooked}");
        List<String> slots = slots(scene);
        assertThat(happens("patient-books", ubrn, at(scene, slots.get(0)))).isEqualTo("BOOKED");
        assertThat(happens(
                        "patient-changes-booking", ubrn, at(scene, slots.get(1)) + ", \"reason\": \"PATIENT_HOLIDAY\""))
                .isEqualTo("BOOKED");
        assertThat(slots(scene)).contains(slots.get(0)).doesNotContain(slots.get(1));
        assertThat(happens("patient-cancels-appointment", ubrn, "\"reason\": \"PATIENT_ILL\""))
                .isEqualTo("APPT_CANCELLED_BY_PATIENT");
        assertThat(slots(scene)).contains(slots.get(1));
        assertThat(happens("book", ubrn, at(scene, slots.get(0)) + clerk())).isEqualTo("BOOKED");
        assertThat(happens("change-booking", ubrn, at(scene, slots.get(1)) + clerk()))
                .isEqualTo("BOOKED");
        assertThat(happens("patient-cancels-referral", ubrn, "\"reason\": \"TREATMENT_NO_LONGER_REQUIRED\""))
                .isEqualTo("CANCELLED_REFERRAL");
        assertThat(slots(scene)).contains(slots.get(1));
        assertThat(listed(ubrn)).isTrue();
        assertThat(happens("dismiss", ubrn, clerk().substring(2))).isEqualTo("CANCELLED_REFERRAL");
        assertThat(listed(ubrn)).isFalse();
        assertThat(refused("dismiss", ubrn, clerk().substring(2))).isEqualTo("422 INVALID_REQUEST_STATE");
    }

    @Test
    void what_the_rules_refuse_is_refused_with_code_and_sentence() {
        Scene scene = Scene.set();
        String booked = scene.in("{booked}");
        String unbooked = scene.in("{unbooked}");
        assertThat(refused("patient-forwards", unbooked, "\"service\": " + scene.in("{service}")))
                .isEqualTo("422 SLOTS_CURRENTLY_AVAILABLE");
        assertThat(refused("patient-cancels-appointment", booked, "\"reason\": \"CLINIC_CANCELLED\""))
                .isEqualTo("422 INAPPROPRIATE_VALUE");
        assertThat(refused("patient-cancels-appointment", unbooked, "\"reason\": \"PATIENT_ILL\""))
                .isEqualTo("422 INVALID_REQUEST_STATE");
        assertThat(refused("patient-cancels-referral", booked, "\"reason\": \"REFERRER_CANCELLATION\""))
                .isEqualTo("422 INAPPROPRIATE_VALUE");
        assertThat(refused("patient-cancels-referral", booked, "\"reason\": \"PATIENT_REQUEST_CANCELLATION_OTHER\""))
                .isEqualTo("422 MISSING_VALUE");
        assertThat(refused("patient-books", booked, "\"service\": 11021, \"slot\": 1"))
                .isEqualTo("422 REFERENCE_NOT_FOUND");
        assertThat(refused("patient-cancels-referral", booked, "\"reason\": \"INTEND_PRIVATE\", \"version\": 1"))
                .isEqualTo("409 VERSION_CONFLICT");
    }

    private String happens(String event, String ubrn, String more) {
        Reply reply = tell(event, ubrn, more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().path("state").asString();
    }

    private String refused(String event, String ubrn, String more) {
        Reply reply = tell(event, ubrn, more);
        assertThat(reply.json().at("/refused/0/sentence").asString("")).isNotBlank();
        return reply.status() + " " + reply.json().at("/refused/0/code").asString("");
    }

    private Reply tell(String event, String ubrn, String more) {
        return demo.post("/demo/events", "{\"event\": \"%s\", \"ubrn\": \"%s\", %s}".formatted(event, ubrn, more));
    }

    private static String at(Scene scene, String slot) {
        return "\"service\": " + scene.in("{service}") + ", \"slot\": " + slot;
    }

    private static String clerk() {
        return ", \"as\": {\"user\": \"555031998103\", \"organisation\": \"D82106\", \"function\": \"REFERRING_ADMIN\"}";
    }

    private static List<String> slots(Scene scene) {
        String path =
                "/STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=free&_count=100&page=1";
        return Actor.GP
                .client()
                .with("NHSD-eRS-Comm-Rule-Org", "D82106")
                .get(scene.in(path))
                .json()
                .path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(slot -> slot.path("resourceType").asString().equals("Slot"))
                .map(slot -> slot.path("id").asString())
                .toList();
    }

    private static boolean listed(String ubrn) {
        Scene lists = Scene.set();
        JsonNode body = Edit.apply(
                "set /parameter/0/valueCodeableConcept/coding/0/code \"ASSESSMENT_RETURNED_CANCELLED_DNA\"",
                lists.body("awaiting booking"));
        return Actor.GP
                .client()
                .post("/STU3/ReferralRequest/$ers.fetchworklist", body.toString())
                .body()
                .contains(ubrn);
    }
}
