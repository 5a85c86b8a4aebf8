package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored rows of both sides' lists: one organisation's is read row by row, who has waited longest first. */
public final class AdviceList {

    /** Rows that the driver holds at a time. */
    private static final int AT_A_TIME = 500;

    private final JdbcClient jdbc;

    public AdviceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The part of one organisation's list that somebody may see.
     *
     * @param services only conversations with these; absent for a referring organisation
     * @param responder whose turn it is
     * @param nobodys only those that no responder was named for
     */
    public record Part(
            OdsCode organisation,
            Side side,
            Optional<Set<ServiceId>> services,
            Optional<String> specialty,
            Optional<UserId> responder,
            boolean nobodys) {}

    /** Only inside a transaction: outside of one, the driver would take in the whole list at once. */
    public void fetch(Part part, Consumer<AdviceListRow> each) {
        var sql = new StringBuilder("select * from advice_list_item where org_id = ? and side = ?");
        List<Object> values =
                new ArrayList<>(List.of(part.organisation().value(), part.side().name()));
        part.services().ifPresent(services -> {
            sql.append(" and service_id = any(?)");
            values.add(services.stream().map(ServiceId::value).sorted().toArray(Long[]::new));
        });
        part.specialty().ifPresent(specialty -> {
            sql.append(" and specialty = ?");
            values.add(specialty);
        });
        part.responder().ifPresent(responder -> {
            sql.append(" and responder = ?");
            values.add(responder.value());
        });
        if (part.nobodys()) {
            sql.append(" and responder is null");
        }
        sql.append(" order by place_at, bucket, ubrn");
        jdbc.sql(sql.toString())
                .withFetchSize(AT_A_TIME)
                .params(values)
                .query((ResultSet row) -> each.accept(read(row)));
    }

    private static AdviceListRow read(ResultSet row) throws SQLException {
        return new AdviceListRow(
                new Ubrn(row.getLong("ubrn")),
                row.getLong("version"),
                new NhsNumber(row.getString("nhs_number")),
                Priority.valueOf(row.getString("priority")),
                Category.valueOf(row.getString("category")),
                new ServiceId(row.getLong("service_id")),
                row.getString("service_name"),
                row.getString("specialty"),
                Optional.ofNullable(row.getString("clinic_type")),
                Optional.ofNullable(row.getString("named_clinician")).map(UserId::new),
                new UserId(row.getString("referrer")),
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
