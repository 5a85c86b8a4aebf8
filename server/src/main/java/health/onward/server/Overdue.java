package health.onward.server;

import health.onward.advice.OverdueLoad;
import health.onward.notice.Escalations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/overdue}: on how many referrals and conversations which organisation should have acted, and since when; no request is named. */
@Endpoint(id = "overdue")
final class Overdue {

    private final Escalations escalations;
    private final OverdueLoad advice;

    Overdue(Escalations escalations, OverdueLoad advice) {
        this.escalations = escalations;
        this.advice = advice;
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
        answer.put(
                "advice",
                advice.load().stream()
                        .map(load -> Map.<String, Object>of(
                                "organisation", load.owner().value(),
                                "askedUpTo", load.level().name(),
                                "conversations", load.conversations(),
                                "oldestSince", load.oldest().toString()))
                        .toList());
        return answer;
    }
}
