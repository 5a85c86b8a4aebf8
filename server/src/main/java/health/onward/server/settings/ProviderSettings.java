package health.onward.server.settings;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How providers' own systems are spoken to.
 *
 * @param patience ONWARD_PROVIDER_WAIT: how many seconds a booking waits for a system that has no patience of its own
 * @param waiting ONWARD_PROVIDER_WAITING: how many bookings may wait for one system
 * @param polling ONWARD_PROVIDER_POLL: every how many minutes slots are fetched
 * @param sweeping ONWARD_PROVIDER_SWEEP: every how many seconds messages are delivered and dead bookings are looked for
 * @param secrets ONWARD_PROVIDER_SECRET_NAME: what belongs to the credential called name; the demo's have values of their own
 * @param demoAddress ONWARD_DEMO_PROVIDER: where the systems of the demo world's hospitals answer
 */
public record ProviderSettings(
        Duration patience,
        int waiting,
        Duration polling,
        Duration sweeping,
        Map<String, String> secrets,
        String demoAddress) {

    private static final String SECRET = "ONWARD_PROVIDER_SECRET_";

    /** The demo's system answers at a port that goes with the server's. */
    private static final int BESIDE = 9;

    static ProviderSettings from(Environment environment, int port, boolean demo) {
        return new ProviderSettings(
                Duration.ofSeconds(environment.number("ONWARD_PROVIDER_WAIT", 120, 1, 600)),
                environment.number("ONWARD_PROVIDER_WAITING", 250, 1, 100_000),
                Duration.ofMinutes(environment.number("ONWARD_PROVIDER_POLL", 15, 1, 1440)),
                Duration.ofSeconds(environment.number("ONWARD_PROVIDER_SWEEP", 5, 1, 3600)),
                secrets(environment, demo),
                environment.url("ONWARD_DEMO_PROVIDER").orElse("http://127.0.0.1:" + (port + BESIDE)));
    }

    private static Map<String, String> secrets(Environment environment, boolean demo) {
        Map<String, String> secrets = new HashMap<>();
        if (demo) {
            secrets.put("DEMO_OUT", "demo-out");
            secrets.put("DEMO_IN", "demo-in");
        }
        secrets.putAll(environment.startingWith(SECRET));
        return Map.copyOf(secrets);
    }

    public Optional<String> secret(String credential) {
        return Optional.ofNullable(
                secrets.get(credential.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")));
    }
}
