package health.onward.audit;

import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger read back: what has happened to one referral, in order. */
public final class LedgerPages {

    /**
     * @param user absent where the patient did it
     * @param service that held the referral afterwards
     */
    public record Happened(
            Instant at,
            LedgerAction action,
            Optional<UserId> user,
            BusinessFunction function,
            OdsCode organisation,
            Optional<UserId> onBehalfOf,
            Optional<ServiceId> service,
            Optional<String> reason,
            Optional<String> comment) {}

    private final JdbcClient jdbc;

    public LedgerPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Happened> of(int bucket, long ubrn) {
        return jdbc.sql("select * from ledger where bucket = ? and ubrn = ? order by at, id")
                .param(bucket)
                .param(ubrn)
                .query(LedgerPages::read)
                .list();
    }

    private static Happened read(ResultSet row, int n) throws SQLException {
        return new Happened(
                row.getTimestamp("at").toInstant(),
                LedgerAction.valueOf(row.getString("action")),
                Optional.ofNullable(row.getString("user_id")).map(UserId::new),
                BusinessFunction.valueOf(row.getString("function")),
                new OdsCode(row.getString("ods_code")),
                Optional.ofNullable(row.getString("on_behalf")).map(UserId::new),
                Optional.ofNullable(row.getObject("service_id", Long.class)).map(ServiceId::new),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("comment")));
    }
}
