package health.onward.acceptance.contract;

import health.onward.server.Client;
import health.onward.server.Client.Reply;

/**
 * One operation of the API, as these tables call it.
 *
 * @param body the name of a good body, see {@link Scene#body}; empty when the operation takes none
 * @param ifMatch the version it must name, or empty when it names none
 */
record Call(String id, String method, String path, String body, String ifMatch) {

    boolean r4() {
        return path.startsWith("/R4/");
    }

    boolean hasBody() {
        return !body.isEmpty();
    }

    /** Whether its body is a file; files have tests of their own, {@link FilesContractTest}. */
    boolean uploads() {
        return id.equals("A020");
    }

    boolean versioned() {
        return !ifMatch.isEmpty();
    }

    /** As it should be, by whoever {@code client} is. */
    Reply by(Client client, Scene scene) {
        Client ready = prepared(client);
        ready = versioned() ? ready.with("If-Match", "W/\"" + scene.in(ifMatch) + "\"") : ready;
        return send(ready, scene, scene.in(path));
    }

    Reply withVersion(Client client, String header, Scene scene) {
        Client ready = prepared(client);
        return send(header.isEmpty() ? ready : ready.with("If-Match", header), scene, scene.in(path));
    }

    Reply at(Client client, String otherPath, Scene scene) {
        Client ready = prepared(client);
        ready = versioned() ? ready.with("If-Match", "W/\"" + scene.in(ifMatch) + "\"") : ready;
        return send(ready, scene, scene.in(otherPath));
    }

    private Client prepared(Client client) {
        Client typed = hasBody() && !client.headers().containsKey("Content-Type")
                ? client.with("Content-Type", uploads() ? "text/plain" : "application/fhir+json")
                : client;
        typed = uploads() ? typed.with("NHSD-eRS-File-Name", "letter.txt") : typed;
        return path.startsWith("/STU3/Slot") && !typed.headers().containsKey("NHSD-eRS-Comm-Rule-Org")
                ? typed.with("NHSD-eRS-Comm-Rule-Org", "D82106")
                : typed;
    }

    private Reply send(Client client, Scene scene, String target) {
        return client.send(method, target, hasBody() ? scene.body(body).toString() : "");
    }

    @Override
    public String toString() {
        return id;
    }
}
