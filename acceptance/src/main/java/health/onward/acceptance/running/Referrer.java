package health.onward.acceptance.running;

import health.onward.acceptance.running.WireClient.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A GP's system, as a client of the API: creates referrals (A011), asks for slots (A015), books them (A016). */
public final class Referrer implements AutoCloseable {

    /** A clinician and his practice, a patient, and a search that finds the services: all of the demo world. */
    public static final String USER = "021600556514";

    private static final String ORGANISATION = "R69";
    private static final String PATIENT = "9912003888";
    private static final String API = "/referrals/FHIR";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param clinician who sees the patient in it, as its schedule says */
    public record FreeSlot(String id, String service, String start, String end, Optional<String> clinician) {}

    /** A referral as its creation answered it. */
    public record Created(String ubrn, long version, String service) {}

    private final WireClient client;
    private final String headers;

    /** Signs in. */
    public Referrer(int port) throws IOException {
        this(port, token(port));
    }

    public Referrer(int port, String token) {
        this.client = new WireClient(port);
        this.headers = "Authorization: Bearer " + token + "\r\nNHSD-End-User-Organisation-ODS: " + ORGANISATION
                + "\r\nNHSD-eRS-Business-Function: REFERRING_CLINICIAN\r\nAccept: application/fhir+json\r\n";
    }

    public static String token(int port) throws IOException {
        try (var client = new WireClient(port)) {
            Reply reply = client.send(
                    "POST",
                    "/demo/token",
                    "Content-Type: application/x-www-form-urlencoded\r\n",
                    ("user=" + USER).getBytes(StandardCharsets.US_ASCII));
            if (reply.status() != 200) {
                throw new IOException("no token: " + reply.status() + " " + reply.text());
            }
            return reply.text().strip();
        }
    }

    /** Which functions the user holds (A030): the smallest call that needs a token and the database. */
    public Reply functions() throws IOException {
        return client.send("GET", API + "/R4/PractitionerRole", headers, new byte[0]);
    }

    public Reply create(String requestId, String service) throws IOException {
        return post(
                requestId,
                "/STU3/ReferralRequest/$ers.createReferral",
                Bodies.CREATION.replace("{patient}", PATIENT).replace("{service}", service));
    }

    /** Searches for services (A010), with criteria as {@link Bodies#search} takes them. */
    public Reply search(String sortBy, String criteria) throws IOException {
        return post(
                UUID.randomUUID().toString(),
                "/STU3/HealthcareService/$ers.searchHealthcareServicesForPatient",
                Bodies.search(PATIENT, sortBy, criteria));
    }

    /** What a creation answered with 201 tells. */
    public static Created created(Reply reply, String service) {
        return new Created(id(reply), reply.version().orElseThrow(), service);
    }

    /** The id of the resource in a reply; it stands before anything else that has one. */
    public static String id(Reply reply) {
        String text = reply.text();
        int start = text.indexOf("\"id\":\"") + 6;
        return text.substring(start, text.indexOf('"', start));
    }

    public Reply book(String requestId, Created referral, FreeSlot slot) throws IOException {
        return post(
                requestId,
                "/STU3/Appointment",
                Bodies.BOOKING
                        .replace("{patient}", PATIENT)
                        .replace("{service}", slot.service())
                        .replace("{slot}", slot.id())
                        .replace("{start}", slot.start())
                        .replace("{end}", slot.end())
                        .replace("{referral}", referral.ubrn() + "/_history/" + referral.version())
                        .replace(
                                "{clinician}",
                                slot.clinician().map(Bodies::clinician).orElse("")));
    }

    /** A letter on paper (A019, A007), by the name of its operation. */
    public Reply print(String ubrn, String operation) throws IOException {
        return client.send("POST", API + "/STU3/ReferralRequest/" + ubrn + "/" + operation, headers, new byte[0]);
    }

    /** Hands a file in (A020). */
    public Reply upload(String name, String type, byte[]... content) throws IOException {
        return client.send(
                "POST",
                API + "/STU3/Binary",
                headers + "Content-Type: " + type + "\r\nNHSD-eRS-File-Name: " + name + "\r\nX-Request-ID: "
                        + UUID.randomUUID() + "\r\n",
                content);
    }

    private Reply post(String requestId, String path, String body) throws IOException {
        return client.send(
                "POST",
                API + path,
                headers + "Content-Type: application/fhir+json\r\nX-Request-ID: " + requestId + "\r\n",
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** One page of a service's free slots; empty when it has no such page. */
    public List<FreeSlot> slots(String service, int count, int page) throws IOException {
        Reply reply = client.send(
                "GET",
                API + "/STU3/Slot?schedule.actor:HealthcareService=" + service
                        + "&appointmentType=ROUTINE&status=free&_count=" + count + "&page=" + page,
                headers + "NHSD-eRS-Comm-Rule-Org: " + ORGANISATION + "\r\n",
                new byte[0]);
        if (reply.status() == 400 && page > 1) {
            return List.of();
        }
        if (reply.status() != 200) {
            throw new IOException("no slots of service " + service + ": " + reply.status() + " " + reply.text());
        }
        return slots(JSON.readTree(reply.body()), service);
    }

    private static List<FreeSlot> slots(JsonNode bundle, String service) {
        List<FreeSlot> slots = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode slot = entry.path("resource");
            if (slot.path("resourceType").asString().equals("Slot")) {
                String schedule = slot.path("schedule").path("reference").asString();
                slots.add(new FreeSlot(
                        slot.path("id").asString(),
                        service,
                        slot.path("start").asString(),
                        slot.path("end").asString(),
                        clinician(bundle, schedule.substring(schedule.indexOf('/') + 1))));
            }
        }
        return slots;
    }

    private static Optional<String> clinician(JsonNode bundle, String schedule) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asString().equals("Schedule")
                    && resource.path("id").asString().equals(schedule)) {
                for (JsonNode actor : resource.path("actor")) {
                    if (actor.path("identifier").path("system").asString().endsWith("sds-user-id")) {
                        return Optional.of(
                                actor.path("identifier").path("value").asString());
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
