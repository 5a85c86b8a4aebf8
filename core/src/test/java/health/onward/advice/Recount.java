package health.onward.advice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long each answer took, counted anew from the messages alone: a responder's after a requester's. */
final class Recount {

    private Recount() {}

    private record Said(long ubrn, boolean byReferrer, Instant at) {}

    static List<Duration> of(JdbcClient jdbc, WorkingHours hours) {
        List<Duration> took = new ArrayList<>();
        Map<Long, Instant> waiting = new HashMap<>();
        jdbc.sql("select ubrn, sent_by, sent_at from advice_message order by ubrn, number")
                .query((row, n) -> new Said(
                        row.getLong("ubrn"),
                        row.getString("sent_by").equals("REQUESTER"),
                        row.getTimestamp("sent_at").toInstant()))
                .list()
                .forEach(said -> {
                    if (said.byReferrer()) {
                        waiting.put(said.ubrn(), said.at());
                    } else {
                        Instant since = waiting.remove(said.ubrn());
                        if (since != null) {
                            took.add(hours.between(since, said.at()));
                        }
                    }
                });
        took.sort(null);
        return took;
    }

    /** Between two neighbours, as far as the share falls between them. */
    static Duration percentile(List<Duration> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        double seconds = sorted.get(below).toSeconds()
                + (place - below)
                        * (sorted.get(above).toSeconds() - sorted.get(below).toSeconds());
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
