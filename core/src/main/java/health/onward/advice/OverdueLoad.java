package health.onward.advice;

import health.onward.identity.OdsCode;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts, for an operator, the conversations in which somebody should have spoken; none is named. */
public final class OverdueLoad {

    /** How many of one organisation's went up so far, and since when the oldest is due. */
    public record Load(OdsCode owner, AdviceLevel level, long conversations, Instant oldest) {}

    private final JdbcClient jdbc;

    public OverdueLoad(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Load> load() {
        return jdbc.sql("""
                -- scatter-ok: counted for an operator
                select owner_org, escalation, count(*) as conversations, min(turn_due) as oldest
                from advice where escalation > 0 group by owner_org, escalation order by owner_org, escalation
                """)
                .query((row, n) -> new Load(
                        new OdsCode(row.getString("owner_org")),
                        AdviceLevel.stored(row.getInt("escalation")).orElseThrow(),
                        row.getLong("conversations"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }
}
