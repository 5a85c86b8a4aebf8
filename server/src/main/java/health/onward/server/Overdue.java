package health.onward.server;

import health.onward.notice.Escalations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/overdue}: on how many referrals which organisation should have acted, and since when; no request is named. */
@Endpoint(id = "overdue")
final class Overdue {

    private final Escalations escalations;

    Overdue(Escalations escalations) {
        this.escalations = escalations;
    }

    @ReadOperation
    public Map<String, List<Map<String, Object>>> all() {
        Map<String, List<Map<String, Object>>> answer = new LinkedHashMap<>();
        answer.put(
                "overdue",
                escalations.load().stream()
                        .map(load -> Map.<String, Object>of(
                                "organisation", load.owner().value(),
                                "askedUpTo", load.level().name(),
                                "referrals", load.referrals(),
                                "oldestSince", load.oldest().toString()))
                        .toList());
        return answer;
    }
}
