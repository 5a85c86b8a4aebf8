package health.onward.server;

import health.onward.fhir.wire.Endpoint;
import health.onward.identity.UserId;
import health.onward.platform.DatabaseSettings.Outside;
import health.onward.platform.TestDatabase;
import health.onward.server.security.DemoTokens;
import health.onward.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * The whole house in the demo profile with its demo world, once per JVM, on free ports and a database of its own. Tests ask it
 * over HTTP, as clients do.
 */
public final class RunningServer implements AutoCloseable {

    private static @Nullable RunningServer running;

    private final Map<String, String> environment;
    private final ConfigurableApplicationContext context;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private RunningServer(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.context = Onward.start(environment);
    }

    public static synchronized RunningServer get() {
        if (running == null) {
            running = start(Map.of());
        }
        return running;
    }

    /** A server of a test's own with settings of its own, on free ports with a fresh database. */
    public static RunningServer start(Map<String, String> settings) {
        return new RunningServer(environment(settings));
    }

    /** What the server was started with, for an operator's commands on its database. */
    public Map<String, String> environment() {
        return environment;
    }

    private static Map<String, String> environment(Map<String, String> more) {
        Outside database = TestDatabase.asOutside(TestDatabase.fresh(), "the application's own");
        var environment = new HashMap<>(Map.of(
                "ONWARD_PORT", freePort(),
                "ONWARD_MANAGEMENT_PORT", freePort(),
                "ONWARD_DATA", scratch().toString(),
                "ONWARD_ACCESS_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                "ONWARD_DATABASE_URL", database.url(),
                "ONWARD_DATABASE_USER", database.user(),
                "ONWARD_DATABASE_PASSWORD", database.password(),
                "ONWARD_DATABASE_APP_USER", Objects.requireNonNull(database.applicationUser()),
                "ONWARD_DATABASE_APP_PASSWORD", Objects.requireNonNull(database.applicationPassword())));
        environment.putAll(more);
        return environment;
    }

    /** Without the API's path: {@code http://localhost:41234}. */
    public String url() {
        return "http://localhost:" + settings().port();
    }

    public String managementUrl() {
        return "http://localhost:" + settings().managementPort();
    }

    public Settings settings() {
        return context.getBean(Settings.class);
    }

    public DataSource database() {
        return context.getBean(DataSource.class);
    }

    /** The house's time. */
    public Clock clock() {
        return context.getBean(Clock.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Every operation of the API that is served. */
    public List<Endpoint> endpoints() {
        var tables = ResolvableType.forClassWithGenerics(List.class, Endpoint.class);
        return context.<List<Endpoint>>getBeanProvider(tables).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** A good token of a demo person. */
    public String token(String user) {
        return tokens.computeIfAbsent(user, id -> token(id, 3, 3));
    }

    public String token(String user, int identityLevel, int authenticatorLevel) {
        return bean(DemoTokens.class).issue(new UserId(user), identityLevel, authenticatorLevel);
    }

    /** A client that is signed in and acts in a function at an organisation. */
    public Client as(String user, String organisation, String function) {
        return anybody()
                .with("Authorization", "Bearer " + token(user))
                .with("NHSD-End-User-Organisation-ODS", organisation)
                .with("NHSD-eRS-Business-Function", function);
    }

    /** A client without any header of ours. */
    public Client anybody() {
        return new Client(url(), Map.of());
    }

    /** For a server of a test's own; the shared one stays. */
    @Override
    public void close() {
        context.close();
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path scratch() {
        try {
            Path directory = Files.createTempDirectory("onward-server-");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
