package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.Requests;
import health.onward.acceptance.Wire;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A conversation that becomes a referral (A027), and what all other endpoints tell of that UBRN afterwards. */
class ConvertedAdviceTest {

    private static final String CONVERT = "/STU3/ReferralRequest/$ers.createFromCommunicationRequestActionLater";
    /** A clinic of the same specialty and clinic type, that takes bookings. */
    private static final long CLINIC = 11_000;

    private final Requests requests = new Requests(RunningServer.get().url() + Wire.ROOT);
    private final Talk talk = Talk.begin(requests, Scene.PATIENT, true);

    @Test
    void the_referral_is_the_same_request_for_the_providers_staff() {
        Reply reply = convert(Actor.SPECIALIST.client());

        assertThat(reply.header("ETag")).isEmpty();
        JsonNode referral = reply.json();
        assertThat(referral.path("id").asString()).isEqualTo(talk.ubrn());
        assertThat(referral.at("/meta/versionId").asString()).isEqualTo("3");
        assertThat(referral.at("/identifier/0/value").asString()).startsWith("r.");
        assertThat(referral.path("status").asString()).isEqualTo("active");
        JsonNode state = extension(referral, "Extension-eRS-ReferralState-1");
        assertThat(state.at("/extension/0/valueCoding/code").asString()).isEqualTo("TRIAGED_PROVIDER_TO_ACTION");
        assertThat(state.at("/extension/1/valueCoding/code").asString())
                .isEqualTo("PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER");
        assertThat(state.at("/extension/1/valueCoding/display").asString())
                .isEqualTo("Provider Converted Advice and Guidance, Admin to Refer");
        assertThat(state.at("/extension/2/valueString").asString()).isEqualTo("Heart failure clinic");
        JsonNode task = contained(referral, "Appointment");
        assertThat(task.path("status").asString()).isEqualTo("proposed");
        assertThat(task.path("comment").asString()).isEqualTo("Heart failure clinic");
        assertThat(task.at("/incomingReferral/0/reference").asString())
                .isEqualTo("ReferralRequest/" + talk.ubrn() + "/_history/3");
        assertThat(task.at("/participant/0/actor/identifier/value").asString()).isEqualTo("11014");
        JsonNode paper = contained(referral, "DocumentReference");
        assertThat(paper.at("/content/0/attachment/title").asString())
                .isEqualTo("Advice and guidance conversation - " + talk.ubrn() + ".pdf");
        assertThat(paper.at("/type/coding/0/code").asString()).isEqualTo("REFERRER");
        assertThat(paper.has("description")).isFalse();
        assertThat(referral.path("supportingInfo")
                        .valueStream()
                        .map(info -> info.path("reference").asString()))
                .containsExactly("#" + paper.path("id").asString(), "CommunicationRequest/" + talk.ubrn());
        assertThat(referral.toString()).contains("eReferralPathwayStart", "ClinicalInfoFirstSubmitted");
    }

    @Test
    void all_endpoints_tell_of_it_as_of_any_referral_and_of_the_conversation_as_ended() {
        JsonNode referral = convert(Actor.SECRETARY.client()).json();

        for (Actor who : List.of(Actor.GP, Actor.SPECIALIST)) {
            Reply read = who.client().get("/STU3/ReferralRequest/" + talk.ubrn());
            assertThat(read.header("ETag")).isEqualTo("W/\"3\"");
            assertThat(read.json()).isEqualTo(referral);
        }
        JsonNode ended = ok(Actor.GP.client().get("/STU3/CommunicationRequest/" + talk.ubrn()));
        assertThat(ended.path("status").asString()).isEqualTo("completed");
        assertThat(ended.at("/category/0/coding/0/code").asString()).isEqualTo("ADVICE_CONVERTED");
        JsonNode said = ok(Actor.GP
                .client()
                .get("/STU3/Communication?based-on=CommunicationRequest/" + talk.ubrn() + "/_history/3"));
        assertThat(said.path("total").asInt()).isEqualTo(3);
        assertThat(said.toString()).contains("We take this on");
        assertThat(ok(Actor.SPECIALIST
                                .client()
                                .post(
                                        "/STU3/CommunicationRequest/$ers.fetchworklist",
                                        requests.adviceList().toString()))
                        .toString())
                .doesNotContain(talk.ubrn());
        JsonNode ids = ok(Actor.GP.client().get("/R4/ServiceRequest?identifier=" + talk.ubrn()));
        assertThat(ids.path("entry")
                        .valueStream()
                        .map(entry -> entry.at("/resource/id").asString().substring(0, 2)))
                .containsExactlyInAnyOrder("r.", "a.");
        JsonNode tasks = ok(Actor.GP
                .client()
                .get("/STU3/Task?focus=ReferralRequest%2F" + talk.ubrn()
                        + "%2F_history%2F3&intent=proposal&status=ready"));
        assertThat(tasks.toString()).contains("CANCEL_REFERRAL").doesNotContain("CREATE_APPOINTMENT");
    }

    @Test
    void what_was_said_goes_with_it_as_a_pdf_that_both_sides_can_have() {
        JsonNode referral = convert(Actor.SPECIALIST.client()).json();

        String url = contained(referral, "DocumentReference")
                .at("/content/0/attachment/url")
                .asString();
        for (Actor who : List.of(Actor.GP, Actor.SPECIALIST)) {
            Reply file = who.client().with("Accept", "application/pdf").get("/STU3/" + url);
            assertThat(file.status()).as(file.body()).isEqualTo(200);
            assertThat(file.body()).startsWith("%PDF-");
        }
        Reply summary =
                Actor.GP.client().send("POST", "/STU3/ReferralRequest/" + talk.ubrn() + "/$ers.generateCRI", "");
        assertThat(summary.status()).isEqualTo(200);
    }

    @Test
    void who_repeats_the_request_gets_the_same_answer() {
        Client again = Actor.SPECIALIST.client().with("X-Request-ID", "5f8a0f5e-6f0e-4b0c-9c8a-" + talk.ubrn());

        assertThat(convert(again).body()).isEqualTo(convert(again).body());
        assertThat(post(Actor.SPECIALIST.client()).status()).isEqualTo(409);
    }

    @Test
    void booking_staff_let_the_patient_choose_a_clinic() {
        convert(Actor.SPECIALIST.client());

        talk.happens("shortlist-for-patient", Actor.HOSPITAL_CLERK, ",\"services\":[" + CLINIC + "]");

        assertThat(state()).isEqualTo("NOT_BOOKED");
        JsonNode tasks = ok(Actor.GP
                .client()
                .get("/STU3/Task?focus=ReferralRequest%2F" + talk.ubrn()
                        + "%2F_history%2F4&intent=proposal&status=ready"));
        assertThat(tasks.toString()).contains("CREATE_APPOINTMENT");
    }

    @Test
    void the_provider_books_the_patient_into_a_clinic() {
        convert(Actor.SPECIALIST.client());
        String free = "/STU3/Slot?schedule.actor%3AHealthcareService=" + CLINIC
                + "&appointmentType=ROUTINE&status=free&_count=5&page=1";
        JsonNode slots =
                ok(Actor.GP.client().with("NHSD-eRS-Comm-Rule-Org", "D82106").get(free));
        String slot = slots.at("/entry/0/resource/id").asString();

        talk.happens(
                "change-service", Actor.SPECIALIST, ",\"service\":" + CLINIC + ",\"how\":\"BOOK\",\"slot\":" + slot);

        assertThat(state()).isEqualTo("BOOKED");
    }

    private String state() {
        JsonNode referral = ok(Actor.GP.client().get("/STU3/ReferralRequest/" + talk.ubrn()));
        assertThat(referral.toString()).contains("CommunicationRequest/" + talk.ubrn());
        return extension(referral, "Extension-eRS-ReferralState-1")
                .at("/extension/0/valueCoding/code")
                .asString();
    }

    @Test
    void the_referrer_can_cancel_it() {
        convert(Actor.SPECIALIST.client());

        Reply reply = Actor.GP
                .client()
                .with("If-Match", "W/\"3\"")
                .post(
                        "/STU3/ReferralRequest/" + talk.ubrn() + "/$ers.cancelReferral",
                        requests.cancellation("RAISED_IN_ERROR").toString());

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(ok(Actor.GP.client().get("/STU3/CommunicationRequest/" + talk.ubrn()))
                        .path("status")
                        .asString())
                .isEqualTo("completed");
    }

    private Reply convert(Client client) {
        Reply reply = post(client);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply;
    }

    private Reply post(Client client) {
        return client.post(
                CONVERT,
                requests.conversion(talk.ubrn(), 2, "URGENT", "We take this on", "Heart failure clinic")
                        .toString());
    }

    private static JsonNode extension(JsonNode resource, String name) {
        return resource.path("extension")
                .valueStream()
                .filter(one -> one.path("url").asString().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode contained(JsonNode resource, String type) {
        return resource.path("contained")
                .valueStream()
                .filter(one -> one.path("resourceType").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
