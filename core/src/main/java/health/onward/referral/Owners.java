package health.onward.referral;

import health.onward.identity.OdsCode;
import health.onward.platform.Changes;
import health.onward.referral.OwnershipRules.Owner;
import health.onward.referral.OwnershipRules.OwnerSide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each referral's row says of who must act and by when; written with every change, and anew when days are counted anew. */
public final class Owners {

    private final JdbcClient jdbc;

    public Owners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is stored. */
    record Row(OwnerSide side, Optional<OdsCode> organisation, Optional<LocalDate> actBy) {

        static Row of(Owner owner) {
            return new Row(owner.side(), owner.organisation(), owner.actBy());
        }
    }

    /** Every open referral of a range of buckets with what its row says. Streams inside a transaction. */
    void each(int firstBucket, int lastBucket, BiConsumer<Referral, Row> each) {
        jdbc.sql("""
                select * from referral where bucket between ? and ? and status = 'ACTIVE'
                -- scatter-ok: a job that walks all data, a range of buckets at a time
                """)
                .withFetchSize(500)
                .param(firstBucket)
                .param(lastBucket)
                .query((ResultSet row) -> each.accept(ReferralColumns.read(row, 0), row(row)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                OwnerSide.valueOf(row.getString("owner_side")),
                Optional.ofNullable(row.getString("owner_org")).map(OdsCode::new),
                Optional.ofNullable(row.getObject("next_action_on", LocalDate.class)));
    }

    /** The version stays: nothing has happened to the referral. */
    static void store(Ubrn ubrn, Row row, Changes changes) {
        changes.add(
                "update referral set owner_side = ?, owner_org = ?, next_action_on = ? where bucket = ? and ubrn = ?",
                row.side().name(),
                row.organisation().map(OdsCode::value).orElse(null),
                row.actBy().orElse(null),
                ubrn.bucket(),
                ubrn.number());
    }
}
