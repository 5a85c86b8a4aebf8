package health.onward.server.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import health.onward.fhir.wire.Throttle;
import health.onward.identity.Claims;
import health.onward.identity.ClientId;
import health.onward.server.settings.RateSettings;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A token bucket for each application and organisation, in this instance alone (docs/decisions/0012). A person's calls count for
 * the application that they use.
 */
final class RateLimits implements Throttle {

    /** Longer ones are no organisation's; they share one bucket, so that nobody makes buckets out of rubbish. */
    private static final int LONGEST_CODE = 10;

    private static final int MOST_BUCKETS = 100_000;

    private record Key(String application, String organisation) {}

    private final LoadingCache<Key, Bucket> buckets;
    private final MeterRegistry meters;

    RateLimits(RateSettings settings, MeterRegistry meters) {
        this.meters = meters;
        // One that nobody touched for so long is full again: to forget it changes nothing.
        Duration full = Duration.ofSeconds(settings.burst() / settings.perSecond() + 2L);
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(full)
                .maximumSize(MOST_BUCKETS)
                .build(key -> bucket(settings));
    }

    @Override
    public boolean admits(Claims caller, Optional<String> organisation) {
        String application = caller.client().map(ClientId::value).orElse("unknown");
        // An application's own organisation is registered, so what it says of one counts for nothing.
        String claimed = caller instanceof Claims.OfApplication ? "" : organisation.orElse("");
        boolean admitted = buckets.get(new Key(application, code(claimed))).tryConsume(1);
        if (!admitted) {
            Counter.builder("onward.requests.throttled")
                    .description("calls refused with 429, by application")
                    .tag("application", application)
                    .register(meters)
                    .increment();
        }
        return admitted;
    }

    private static String code(String organisation) {
        return organisation.length() > LONGEST_CODE ? "?" : organisation.toUpperCase(Locale.ROOT);
    }

    private static Bucket bucket(RateSettings settings) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(settings.burst()).refillGreedy(settings.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
