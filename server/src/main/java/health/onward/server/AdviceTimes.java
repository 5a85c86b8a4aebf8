package health.onward.server;

import health.onward.advice.ResponseTimes;
import health.onward.advice.ResponseTimes.Told;
import health.onward.identity.ServiceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code /actuator/advice}: how long each service takes to answer what it is asked, in working hours, over so many days ({@code ?days=},
 * 30 without it); only {@code ?service=}'s, if that is given. Nobody is named.
 */
@Endpoint(id = "advice")
final class AdviceTimes {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 3_660;

    private final ResponseTimes times;
    private final Clock clock;

    AdviceTimes(ResponseTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    @ReadOperation
    public Map<String, Object> all(@Nullable Integer days, @Nullable Long service) {
        int over = days == null ? USUAL_DAYS : Math.clamp(days, 1, MOST_DAYS);
        Instant until = clock.instant();
        Instant from = until.minus(Duration.ofDays(over));
        Map<ServiceId, Told> told = service == null
                ? times.all(from, until)
                : times.of(new ServiceId(service), from, until)
                        .map(one -> Map.of(new ServiceId(service), one))
                        .orElse(Map.of());
        List<Map<String, Object>> rows = told.entrySet().stream()
                .map(one -> row(one.getKey(), one.getValue()))
                .toList();
        return Map.of("days", over, "services", rows);
    }

    private static Map<String, Object> row(ServiceId service, Told told) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service", service.value());
        row.put("answers", told.answers());
        row.put("inTime", told.inTime());
        row.put("medianHours", hours(told.median()));
        row.put("ninetiethHours", hours(told.ninetieth()));
        return row;
    }

    private static double hours(Duration working) {
        return Math.round(working.toSeconds() / 36.0) / 100.0;
    }
}
