package health.onward.acceptance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.RunningServer;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** FHIR writes {@code system|value}, and many clients send the bar as it stands, though an address should have it escaped (A041). */
class UnescapedSearchTest {

    @Test
    void a_bar_need_not_be_escaped() throws IOException {
        assertThat(get("/referrals/FHIR/R4/ServiceRequest?identifier=https://fhir.nhs.uk/Id/UBRN|000000071001"))
                .startsWith("HTTP/1.1 200")
                .contains("000000071001");
    }

    private static String get(String address) throws IOException {
        int port = RunningServer.get().settings().port();
        StringBuilder head = new StringBuilder(
                "GET " + address + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n");
        Actor.GP.client().headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write((head + "\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
