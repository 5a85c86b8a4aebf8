package health.onward.appointment;

import health.onward.directory.CivilDay;
import health.onward.directory.Priority;
import health.onward.directory.Service;
import health.onward.directory.Waits;
import health.onward.identity.ServiceId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The indicative wait: days until the n-th slot that a referrer could book now, so that one cancellation does not make a long
 * wait look short. The national formula is not public.
 */
public final class SlotWaits implements Waits {

    private final JdbcClient jdbc;
    private final int nth;

    /** @param nth which free slot tells the wait; with fewer free, availability is limited */
    public SlotWaits(JdbcClient jdbc, int nth) {
        this.jdbc = jdbc;
        this.nth = nth;
    }

    @Override
    public Map<ServiceId, Integer> days(Collection<Service> services, Priority priority, Instant now) {
        List<Service> asked =
                services.stream().filter(s -> s.priorities().contains(priority)).toList();
        Map<ServiceId, Integer> days = new HashMap<>();
        jdbc.sql("""
                -- scatter-ok: a search compares the diaries of many services, with one index probe in each
                select q.service_id, indicative.starts
                from unnest(?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                       as q (service_id, opens, closes, published_by),
                     lateral (select s.starts from slot s
                              where s.service_id = q.service_id and s.taken_by is null and not s.withdrawn
                                and s.starts > q.opens and s.starts <= q.closes and s.published_at <= q.published_by
                                and ? = any (s.priorities)
                              order by s.starts, s.id offset ? limit 1) as indicative
                """)
                .param(column(asked, s -> s.id().toString()))
                .param(column(asked, s -> SlotRules.referrers(s, priority, now).opens()))
                .param(column(asked, s -> SlotRules.referrers(s, priority, now).closes()))
                .param(column(asked, s -> SlotRules.referrers(s, priority, now).publishedBy()))
                .param(priority.name())
                .param(nth - 1)
                .query(row -> {
                    days.put(
                            new ServiceId(row.getLong("service_id")),
                            daysUntil(row.getTimestamp("starts").toInstant(), now));
                });
        return days;
    }

    private static int daysUntil(Instant start, Instant now) {
        return (int) ChronoUnit.DAYS.between(CivilDay.of(now), CivilDay.of(start));
    }

    private static String[] column(List<Service> services, Function<Service, Object> value) {
        return services.stream().map(s -> value.apply(s).toString()).toArray(String[]::new);
    }
}
