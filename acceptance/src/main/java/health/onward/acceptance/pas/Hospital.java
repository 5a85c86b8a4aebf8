package health.onward.acceptance.pas;

import health.onward.acceptance.running.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hospital's system in a process of its own, and the hand on its levers. */
public final class Hospital implements AutoCloseable {

    public static final String SECRET = "demo-out";
    public static final String ONWARDS = "demo-in";
    public static final String SYSTEM = "QUARRENDALE";

    /** An appointment as the hospital believes in it. */
    public record Believed(String status, String slot) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Hospital(Process process, String address) {
        this.process = process;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * @param port where it answers, 0 for any free one
     * @param onward the server that it withdraws slots from
     * @param system what it is called there
     */
    public static Hospital open(int port, String onward, String system, Duration slow, int slots) {
        try {
            var builder = new ProcessBuilder(
                    ServerProcess.java(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    FakeProviderSystem.class.getName(),
                    String.valueOf(port),
                    SECRET,
                    onward + "/provider/" + system,
                    ONWARDS,
                    String.valueOf(slow.toMillis()),
                    String.valueOf(slots));
            Process process = builder.redirectErrorStream(true).start();
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = said.readLine();
            if (line == null || !line.startsWith("ready at ")) {
                process.destroyForcibly();
                throw new IllegalStateException("the hospital's system did not start at port " + port + ": " + line);
            }
            Thread.ofVirtual().start(() -> said.lines().forEach(System.out::println));
            return new Hospital(process, line.substring("ready at ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** How it is to behave to the booking of a slot; {@code *} for all. */
    public void behaves(String slot, Weather weather) {
        send("POST", "/fake/weather?slot=" + slot + "&weather=" + weather);
    }

    /** The name of the slot of a service that starts then. */
    public static String slot(String service, String start) {
        return FakeDiary.name(service, Instant.parse(start));
    }

    /** Its appointments for a referral, or all when the number is empty. */
    public List<Believed> believes(String ubrn) {
        List<Believed> found = new ArrayList<>();
        for (JsonNode one : send("GET", "/fake/appointments").path("appointments")) {
            if (ubrn.isEmpty() || one.path("ubrn").asString("").equals(ubrn)) {
                found.add(new Believed(
                        one.path("status").asString(""), one.path("slot").asString("")));
            }
        }
        return found;
    }

    private JsonNode send(String method, String path) {
        try {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Authorization", "Bearer " + SECRET)
                            .timeout(Duration.ofSeconds(10))
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            return JsonMapper.shared().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
