package health.onward.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.pas.Hospital;
import health.onward.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The journey that {@code ./onward journey outside} performs, twice against one server. */
class OutsideJourneyTest {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void in_every_weather_client_patient_and_hospital_end_in_agreement() throws IOException {
        int port = freePort();
        try (var server = RunningServer.start(
                Map.of("ONWARD_DEMO_PROVIDER", "http://127.0.0.1:" + port, "ONWARD_PROVIDER_SWEEP", "1"))) {
            travel(server, port);
            travel(server, port);
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("PAS_NOT_RESPONDING", "PAS_RESPONDED_WITH_ERROR", "UNABLE_TO_CONFIRM_APPOINTMENT")
                .contains("SLOT_NOT_AVAILABLE", "both sides came to agree");
    }

    private void travel(RunningServer server, int port) {
        var telling = new Telling(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (var wire = new Wire(server.url(), telling.andThen(Noting::note))) {
            new OutsideJourney(
                            wire,
                            telling,
                            () -> Hospital.open(port, server.url(), Hospital.SYSTEM, Duration.ofMillis(1500), 480))
                    .travel();
        } catch (NotAsItShould e) {
            throw new AssertionError(told.toString(StandardCharsets.UTF_8) + "\n" + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
