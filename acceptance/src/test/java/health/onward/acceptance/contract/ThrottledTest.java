package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where rates are limited, every operation says so alike (api digest a.6 and a.8). */
class ThrottledTest {

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of("ONWARD_RATE_PER_SECOND", "1", "ONWARD_RATE_BURST", "1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<OperationContractTest.Row> operations() {
        return OperationContractTest.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void too_many_calls_are_429_and_told_when_to_come_back(OperationContractTest.Row row) {
        Client client = row.may().client(server);
        String path = row.call().path().replaceAll("\\{[a-z]+}", "1");
        // The bucket holds one call and may be full when the first comes.
        Reply reply = client.send(row.call().method(), path, "");
        for (int n = 0; n < 5 && reply.status() != 429; n++) {
            reply = client.send(row.call().method(), path, "");
        }
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
        if (row.call().r4() && !row.call().method().equals("HEAD")) {
            assertThat(reply.code()).isEqualTo("TOO_MANY_REQUESTS");
        } else {
            assertThat(reply.body()).isEmpty();
        }
    }
}
