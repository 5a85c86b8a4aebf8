package health.onward.notice;

import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.referral.OwnershipRules.OwnerSide;
import health.onward.referral.ReferralState;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The overdue referrals: raised level by level, and gone when somebody acts. */
public final class Escalations {

    /** How many of one organisation's stand at a level, and since when the oldest is overdue. */
    public record Load(OdsCode owner, Level level, long referrals, LocalDate oldest) {}

    private static final String OLDEST_FIRST = " order by overdue_since, bucket, ubrn limit ?";

    private final JdbcClient jdbc;

    public Escalations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** On which an organisation itself should have acted, the oldest first. */
    public List<Escalation> owedBy(OdsCode organisation, int most) {
        return jdbc.sql("""
                -- scatter-ok: an organisation's overdue, by an index of each shard
                select * from escalation where owner_org = ?
                """ + OLDEST_FIRST)
                .params(organisation.value(), most)
                .query((row, n) -> read(row))
                .list();
    }

    /** On which a commissioner was asked to see to it that somebody acts, the oldest first. */
    public List<Escalation> putBefore(OdsCode commissioner, int most) {
        return jdbc.sql("""
                -- scatter-ok: a commissioner's overdue, by an index of each shard
                select * from escalation where commissioner = ?
                """ + OLDEST_FIRST)
                .params(commissioner.value(), most)
                .query((row, n) -> read(row))
                .list();
    }

    /** Everybody's, for an operator. */
    public List<Load> load() {
        return jdbc.sql("""
                -- scatter-ok: counted for an operator
                select owner_org, level, count(*) as referrals, min(overdue_since) as oldest
                from escalation group by owner_org, level order by owner_org, level
                """)
                .query((row, n) -> new Load(
                        new OdsCode(row.getString("owner_org")),
                        Level.valueOf(row.getString("level")),
                        row.getLong("referrals"),
                        row.getObject("oldest", LocalDate.class)))
                .list();
    }

    static void raise(Escalation escalation, Changes changes) {
        changes.add(
                """
                insert into escalation (bucket, ubrn, level, owner_side, owner_org, person, commissioner, priority, state,
                                        overdue_since, raised_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (bucket, ubrn) do update
                set level = excluded.level, owner_side = excluded.owner_side, owner_org = excluded.owner_org,
                    person = excluded.person, commissioner = excluded.commissioner, priority = excluded.priority,
                    state = excluded.state, overdue_since = excluded.overdue_since, raised_at = excluded.raised_at
                """,
                escalation.ubrn().bucket(),
                escalation.ubrn().number(),
                escalation.level().name(),
                escalation.side().name(),
                escalation.owner().value(),
                escalation.person().map(UserId::value).orElse(null),
                escalation.commissioner().map(OdsCode::value).orElse(null),
                escalation.priority().name(),
                escalation.state().name(),
                escalation.overdueSince(),
                escalation.raisedAt());
    }

    static void end(Ubrn ubrn, Changes changes) {
        changes.add("delete from escalation where bucket = ? and ubrn = ?", ubrn.bucket(), ubrn.number());
    }

    private static Escalation read(ResultSet row) throws SQLException {
        return new Escalation(
                new Ubrn(row.getLong("ubrn")),
                Level.valueOf(row.getString("level")),
                OwnerSide.valueOf(row.getString("owner_side")),
                new OdsCode(row.getString("owner_org")),
                Optional.ofNullable(row.getString("person")).map(UserId::new),
                Optional.ofNullable(row.getString("commissioner")).map(OdsCode::new),
                Priority.valueOf(row.getString("priority")),
                ReferralState.valueOf(row.getString("state")),
                row.getObject("overdue_since", LocalDate.class),
                row.getTimestamp("raised_at").toInstant());
    }
}
