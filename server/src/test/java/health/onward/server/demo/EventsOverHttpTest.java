package health.onward.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.GeneratedDoc;
import health.onward.server.Client;
import health.onward.server.RunningServer;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventsOverHttpTest {

    private static final String HEAD = """
            # What can happen in the demo

            Generated from `GET /demo/events`: the acts for which the published API has no endpoint. Each is the command of a page. `version`
            may be left out: then the latest is meant. demo.md tells how to send one.

            | event | what happens | who does it | what is said |
            |---|---|---|---|
            """;

    private final Client client = new Client(RunningServer.get().url(), Map.of());

    @Test
    void the_page_of_events_is_fresh() throws IOException {
        JsonNode events = client.get("/demo/events").json();
        assertThat(events.isArray()).isTrue();
        GeneratedDoc.isFresh(
                "demo-events.md",
                HEAD + events.valueStream().map(EventsOverHttpTest::row).collect(Collectors.joining()));
    }

    @Test
    void whoever_names_no_event_is_told_which_there_are() {
        for (String body : new String[] {"", "{}", "[]", "1", "{\"event\": \"the-sky-falls\"}", "{\"event\": 7}"}) {
            Client.Reply reply = client.post("/demo/events", body);
            assertThat(reply.status()).as(body).isEqualTo(422);
            assertThat(reply.body()).contains("'event' is one of");
        }
    }

    @Test
    void what_is_not_json_is_said_to_be_none() {
        assertThat(client.post("/demo/events", "{").status()).isEqualTo(400);
        assertThat(client.post("/demo/events", "\"" + "x".repeat(100_000) + "\"")
                        .status())
                .isEqualTo(413);
    }

    private static String row(JsonNode event) {
        String says = event.path("says")
                .propertyStream()
                .map(said -> "`" + said.getKey() + "`: " + said.getValue().asString())
                .collect(Collectors.joining("<br>"));
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        event.path("event").asString(),
                        event.path("meaning").asString(),
                        event.path("as").asString(),
                        says);
    }
}
