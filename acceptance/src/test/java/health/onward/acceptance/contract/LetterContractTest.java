package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.RunningServer;
import health.onward.server.exercise.Exercises;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters over HTTP (A007, A019): PDFs with names, which say what the referral is now. */
class LetterContractTest {

    private static Scene scene;

    @BeforeAll
    static void set() {
        scene = Scene.set();
    }

    @Test
    void a_patient_who_is_to_book_gets_the_clinics_and_the_access_code() throws Exception {
        var reply = post(Actor.GP, "/STU3/ReferralRequest/{unbooked}/$ers.generatePatientLetter", "application/pdf");
        named(reply, "{unbooked}", "Appointment_Request_Summary");
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(text(reply.body()))
                .contains("Choose a clinic and book your appointment", "Your access code")
                .contains(grouped(scene.in("{unbooked}")));
    }

    @Test
    void a_patient_who_is_booked_gets_the_appointment_and_the_same_code() throws Exception {
        var booked = post(Actor.GP_ADMIN, "/STU3/ReferralRequest/{booked}/$ers.generatePatientLetter", "*/*");
        named(booked, "{booked}", "Appointment_Confirmation_Summary");
        String text = text(booked.body());
        assertThat(text).contains("You have an appointment", grouped(scene.in("{booked}")));
        var request = post(Actor.GP, "/STU3/ReferralRequest/{unbooked}/$ers.generatePatientLetter", "*/*");
        assertThat(codeIn(text)).isEqualTo(codeIn(text(request.body()))).matches("[a-z]+( [a-z]+){3}");
    }

    @Test
    void a_clinician_on_either_side_gets_the_summary_and_no_code() throws Exception {
        for (Actor actor : new Actor[] {Actor.GP, Actor.SPECIALIST, Actor.SECRETARY}) {
            var reply = post(actor, "/STU3/ReferralRequest/{booked}/$ers.generateCRI", "application/pdf");
            named(reply, "{booked}", "Clinical_Information_Summary");
            assertThat(text(reply.body()))
                    .contains("Clinical information summary", "Appointment booked")
                    .doesNotContain("access code");
        }
    }

    @Test
    void both_sides_get_the_conversation_about_advice() throws Exception {
        for (Actor actor : new Actor[] {Actor.GP, Actor.SPECIALIST}) {
            var reply = post(actor, "/STU3/CommunicationRequest/{advice}/$ers.generateCRI", "application/pdf");
            named(reply, "{advice}", "Advice_And_Guidance");
            assertThat(text(reply.body()))
                    .containsSubsequence("Advice and guidance", "What shall I do?", "Which ECG?")
                    .contains(grouped(scene.in("{advice}")));
        }
    }

    @Test
    void the_demo_shows_the_same_conversation_as_a_page() {
        var page = RunningServer.get().anybody().get("/demo/letters/" + scene.in("{advice}") + "/advice");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).containsSubsequence("<h1", "Advice and guidance", "What shall I do?", "Which ECG?");
        assertThat(RunningServer.get()
                        .anybody()
                        .get("/demo/letters/000000000001/advice")
                        .status())
                .isEqualTo(404);
    }

    private static void named(HttpResponse<byte[]> reply, String request, String kind) {
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(reply.headers().firstValueAsLong("Content-Length")).hasValue(reply.body().length);
        assertThat(reply.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"" + scene.in(request) + "_" + kind + "_20[0-9]{12}\\.pdf\"");
        assertThat(new String(reply.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    private static HttpResponse<byte[]> post(Actor actor, String path, String accept) throws Exception {
        String target = scene.in(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RunningServer.get().url() + "/referrals/FHIR" + target))
                .POST(HttpRequest.BodyPublishers.noBody());
        actor.client().headers().forEach(request::setHeader);
        request.setHeader("Accept", accept);
        try (HttpClient client = HttpClient.newHttpClient()) {
            var reply = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Exercises.note("POST", "/referrals/FHIR" + target, reply.statusCode(), "");
            return reply;
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String codeIn(String text) {
        String sheet = text.substring(text.lastIndexOf("Your access code"));
        return sheet.lines().skip(2).findFirst().orElse("").strip();
    }

    private static String grouped(String ubrn) {
        return ubrn.replaceAll("(....)(....)(....)", "$1 $2 $3");
    }
}
