package health.onward.outside.provider;

import tools.jackson.databind.JsonNode;

/** What came back over the wire to one message. */
sealed interface Heard {

    record Said(int status, JsonNode body) implements Heard {}

    /** An answer that is no JSON. */
    record Garbled(int status) implements Heard {}

    /** The message was sent, and no (whole) answer came in time. */
    record Silence(String why) implements Heard {}

    /** The message was not sent. */
    record Unreached(String why) implements Heard {}
}
