package health.onward.acceptance.pas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.onward.acceptance.pas.FakeDiary.Appointment;
import health.onward.acceptance.pas.FakeDiary.Slot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider's own system that speaks the protocol of docs/provider-system.md, and can be told to behave badly to the booking of
 * any slot: {@code POST /fake/weather?slot=NAME&weather=SILENT}; {@code GET /fake/appointments} tells what it believes.
 */
public final class FakeProviderSystem implements AutoCloseable {

    /**
     * @param secret what callers must show; {@code onwards} what it shows when it withdraws a slot at {@code onward}
     * @param slow how long it takes in {@link Weather#SLOW}, half as long as in {@link Weather#LATE}
     */
    public record Ways(String secret, String onward, String onwards, Duration slow, int slots) {}

    private static final String SERVICE = "https://fhir.nhs.uk/Id/ers-service";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration FOR_EVER = Duration.ofMinutes(20);

    private final Ways ways;
    private final FakeDiary diary;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private FakeProviderSystem(int port, Ways ways) throws IOException {
        this.ways = ways;
        this.diary = new FakeDiary(ways.slots());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
    }

    /** @param port 0 for any free one */
    public static FakeProviderSystem start(int port, Ways ways) throws IOException {
        var fake = new FakeProviderSystem(port, ways);
        fake.server.start();
        return fake;
    }

    /** {@code PORT SECRET ONWARD ONWARDS SLOW-MS SLOTS}; says "ready" when it is, and ends with its input. */
    public static void main(String[] arguments) throws IOException {
        List<String> a = Arrays.asList(arguments);
        try (var fake = start(
                Integer.parseInt(a.get(0)),
                new Ways(
                        a.get(1),
                        a.get(2),
                        a.get(3),
                        Duration.ofMillis(Long.parseLong(a.get(4))),
                        Integer.parseInt(a.get(5))))) {
            System.out.println("ready at " + fake.address());
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
        System.exit(0);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!("Bearer " + ways.secret()).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                say(exchange, 401, outcome("login"));
            } else if (path.startsWith("/fake/")) {
                steered(exchange, path);
            } else if (path.equals("/Slot")) {
                say(exchange, 200, slots(exchange));
            } else if (path.startsWith("/Appointment/")) {
                appointment(exchange, path.substring("/Appointment/".length()));
            } else {
                say(exchange, 404, outcome("not-found"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void steered(HttpExchange exchange, String path) throws IOException {
        if (path.equals("/fake/weather")) {
            diary.steer(parameter(exchange, "slot"), Weather.valueOf(parameter(exchange, "weather")));
        }
        ObjectNode all = JSON.createObjectNode();
        var appointments = all.putArray("appointments");
        for (Appointment a : diary.appointments()) {
            appointments
                    .addObject()
                    .put("id", a.id())
                    .put("status", a.status())
                    .put("slot", a.slot())
                    .put("ubrn", a.ubrn());
        }
        say(exchange, 200, all);
    }

    private ObjectNode slots(HttpExchange exchange) {
        String service = parameter(exchange, "schedule.actor:identifier").replace(SERVICE + "|", "");
        List<String> range = parameters(exchange, "start");
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        var entries = bundle.putArray("entry");
        ObjectNode schedule = entries.addObject().putObject("resource");
        schedule.put("resourceType", "Schedule").put("id", service);
        schedule.putArray("actor")
                .addObject()
                .putObject("identifier")
                .put("system", SERVICE)
                .put("value", service);
        for (Slot slot : diary.free(service, bound(range, "ge"), bound(range, "le"))) {
            ObjectNode resource = entries.addObject().putObject("resource");
            resource.put("resourceType", "Slot").put("id", slot.name()).put("status", "free");
            resource.put("start", slot.start().toString()).put("end", slot.end().toString());
            resource.putObject("schedule").put("reference", "Schedule/" + service);
        }
        return bundle;
    }

    private static Instant bound(List<String> range, String prefix) {
        return range.stream()
                .filter(value -> value.startsWith(prefix))
                .map(value -> Instant.parse(value.substring(2)))
                .findFirst()
                .orElseThrow();
    }

    private void appointment(HttpExchange exchange, String id) throws IOException, InterruptedException {
        if (exchange.getRequestMethod().equals("GET")) {
            var known = diary.appointment(id);
            say(
                    exchange,
                    known.isPresent() ? 200 : 404,
                    known.map(a -> resource(a.id(), a.status())).orElseGet(() -> outcome("not-found")));
            return;
        }
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String status = body.path("status").asString("");
        if (status.equals("cancelled")) {
            diary.cancel(id);
            say(exchange, 200, resource(id, "cancelled"));
            return;
        }
        String slot = body.at("/slot/0/reference").asString("").replace("Slot/", "");
        var wanted =
                new Appointment(id, status, slot, body.at("/identifier/0/value").asString(""));
        Weather weather = diary.over(slot);
        if (status.equals("pending")) {
            boolean taken = weather == Weather.TAKEN || !diary.put(wanted, weather == Weather.TWICE);
            say(exchange, taken ? 409 : 200, taken ? outcome("conflict") : body);
        } else {
            book(exchange, wanted, body, weather);
        }
    }

    private void book(HttpExchange exchange, Appointment wanted, JsonNode body, Weather weather)
            throws IOException, InterruptedException {
        switch (weather) {
            case GOOD, TAKEN -> confirm(exchange, wanted, body, false);
            case TWICE -> confirm(exchange, wanted, body, true);
            case SLOW -> {
                Thread.sleep(ways.slow());
                confirm(exchange, wanted, body, false);
            }
            case SILENT -> Thread.sleep(FOR_EVER);
            case SILENT_BUT_BOOKED -> {
                diary.put(wanted, false);
                Thread.sleep(FOR_EVER);
            }
            case LATE -> {
                Thread.sleep(ways.slow().multipliedBy(2));
                confirm(exchange, wanted, body, false);
            }
            case GARBAGE -> {
                diary.put(wanted, false);
                send(exchange, 200, "<html><body>Welcome</body></html>");
            }
            case WRONG -> {
                diary.put(wanted, false);
                say(exchange, 200, resource("4711", "booked"));
            }
            case ERROR -> say(exchange, 500, outcome("exception"));
            case ERROR_BUT_BOOKED -> {
                diary.put(wanted, false);
                say(exchange, 500, outcome("exception"));
            }
            case REFUSES -> {
                diary.cancel(wanted.id());
                say(exchange, 422, outcome("business-rule"));
            }
            case WITHDRAWN -> {
                withdraw(wanted.slot());
                confirm(exchange, wanted, body, false);
            }
        }
    }

    private void confirm(HttpExchange exchange, Appointment wanted, JsonNode body, boolean doubly) throws IOException {
        boolean booked = diary.put(wanted, doubly);
        say(exchange, booked ? 200 : 409, booked ? body : outcome("conflict"));
    }

    /** Tells Onward, as a provider's system does between polls. */
    private void withdraw(String name) throws IOException, InterruptedException {
        Slot slot = diary.slot(name).orElseThrow();
        ObjectNode body = JSON.createObjectNode()
                .put("resourceType", "Slot")
                .put("id", name)
                .put("status", "busy-unavailable");
        body.putArray("serviceType")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", SERVICE)
                .put("code", slot.service());
        var response = client.send(
                HttpRequest.newBuilder(URI.create(ways.onward() + "/Slot/" + name))
                        .header("Authorization", "Bearer " + ways.onwards())
                        .header("Content-Type", "application/fhir+json")
                        .PUT(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            System.out.println(
                    "withdrawal of " + name + " was answered " + response.statusCode() + " " + response.body());
        }
    }

    private static ObjectNode resource(String id, String status) {
        return JSON.createObjectNode()
                .put("resourceType", "Appointment")
                .put("id", id)
                .put("status", status);
    }

    private static ObjectNode outcome(String code) {
        ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", code)
                .put("diagnostics", code);
        return outcome;
    }

    private static void say(HttpExchange exchange, int status, JsonNode body) throws IOException {
        send(exchange, status, body.toString());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String parameter(HttpExchange exchange, String name) {
        return parameters(exchange, name).stream().findFirst().orElse("");
    }

    private static List<String> parameters(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return Arrays.stream((query == null ? "" : query).split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
