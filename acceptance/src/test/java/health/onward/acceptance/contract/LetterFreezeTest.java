package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.Noting;
import health.onward.acceptance.Person;
import health.onward.acceptance.Steps;
import health.onward.acceptance.Steps.Found;
import health.onward.acceptance.Steps.Referral;
import health.onward.acceptance.Telling;
import health.onward.acceptance.Wire;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server whose operator keeps letters as they are shortly before an appointment (ONWARD_LETTER_FREEZE). */
class LetterFreezeTest {

    @Test
    void letters_that_are_there_stay_as_they_are_when_the_appointment_is_near_and_missing_ones_can_still_come() {
        try (var server = RunningServer.start(Map.of("ONWARD_LETTER_FREEZE", "720"))) {
            Client gp = Actor.GP.client(server);
            String ubrn = booked(server);

            Reply first = maintain(gp, ubrn, Letters.uploaded("first.pdf", ubrn, gp));
            assertThat(first.status()).as(first.body()).isEqualTo(200);
            Reply second = maintain(gp, ubrn, Letters.uploaded("second.pdf", ubrn, gp));
            assertThat(second.status()).isEqualTo(422);
            assertThat(second.code()).isEqualTo("INVALID_REQUEST_STATE");
            assertThat(gp.get("/STU3/ReferralRequest/" + ubrn).body())
                    .contains("first.pdf")
                    .doesNotContain("second.pdf");
        }
    }

    /** In the next days. */
    private static String booked(RunningServer server) {
        try (var wire = new Wire(server.url(), Noting::note)) {
            var steps = new Steps(wire, new Telling(new PrintStream(OutputStream.nullOutputStream())));
            Person gp = Scene.person(server, "555073103100", "D82106", "REFERRING_CLINICIAN");
            Found found = steps.finds(gp, Scene.PATIENT, Scene.SOUGHT).getFirst();
            Referral referral = steps.refers(gp, Scene.PATIENT, Scene.SOUGHT, List.of(found.service()));
            steps.books(gp, referral, steps.freeSlots(gp, referral, found, "ROUTINE"));
            return referral.ubrn();
        }
    }

    private static Reply maintain(Client gp, String ubrn, String file) {
        String version = gp.get("/STU3/ReferralRequest/" + ubrn).header("ETag");
        return gp.with("If-Match", version)
                .post(
                        "/STU3/ReferralRequest/" + ubrn + "/$ers.maintainReferralLetter",
                        Letters.body(file).toString());
    }
}
