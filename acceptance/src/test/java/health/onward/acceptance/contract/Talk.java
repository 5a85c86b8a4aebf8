package health.onward.acceptance.contract;

import health.onward.acceptance.NotAsItShould;
import health.onward.acceptance.Requests;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A conversation between the GP and the specialist, at version 2: asked, and asked back. */
record Talk(String ubrn) {

    static final String CREATE = "/STU3/CommunicationRequest/$ers.createAdviceAndGuidance";

    static Talk begin(Requests requests) {
        return begin(requests, Scene.PATIENT, false);
    }

    static Talk begin(Requests requests, String patient, boolean authorised) {
        JsonNode asked = ok(Actor.GP
                .client()
                .post(
                        CREATE,
                        requests.question(patient, Scene.ADVISED, Scene.ADVICE_SERVICE, authorised, "What shall I do?")
                                .toString()));
        String ubrn = asked.at("/parameter/0/resource/id").asString();
        ok(Actor.SPECIALIST
                .client()
                .with("If-Match", "W/\"1\"")
                .post(
                        send(ubrn),
                        requests.guidance(Optional.empty(), "ROUTINE", "Which ECG?")
                                .toString()));
        return new Talk(ubrn);
    }

    /** What somebody does about it without an endpoint; what is said besides is written as JSON, each with a comma before it. */
    JsonNode happens(String event, Actor who, String says) {
        String body = """
                {"event":"%s","ubrn":"%s"%s,"as":{"user":"%s","organisation":"%s","function":"%s"}}
                """.formatted(event, ubrn, says, who.user(), who.organisation(), who.function());
        return ok(RunningServer.get().anybody().post("/demo/events", body));
    }

    static String send(String ubrn) {
        return "/STU3/CommunicationRequest/" + ubrn + "/$ers.sendCommunicationToRequester";
    }

    private static JsonNode ok(Reply reply) {
        if (reply.status() != 200) {
            throw new NotAsItShould(reply.status() + " " + reply.body());
        }
        return reply.json();
    }
}
