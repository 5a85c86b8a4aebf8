package health.onward.notice;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.notice.Addressee.Role;
import health.onward.patient.NhsNumber;
import health.onward.platform.Changes;
import health.onward.platform.Outbox;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was told to whom, word for word, and what could not be sent and why. Kept; whoever delivers takes it from here. */
public final class NoticeRows {

    /**
     * What is told to whom of which request.
     *
     * @param patient when it is told to them
     */
    record Telling(String kind, Addressee to, Ubrn ubrn, long version, Optional<NhsNumber> patient) {}

    /**
     * @param kind the name of a {@link NoticeKind} or an {@link AdviceNoticeKind}
     * @param why it is withheld, if it is
     */
    public record Told(
            String kind,
            Role role,
            Optional<String> name,
            List<String> address,
            String subject,
            String body,
            Optional<String> why,
            Instant composedAt) {}

    private final JdbcClient jdbc;

    public NoticeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that was told about a referral, in order. */
    public List<Told> about(Ubrn ubrn) {
        return jdbc.sql("select * from notice where bucket = ? and ubrn = ? order by composed_at, id")
                .params(ubrn.bucket(), ubrn.number())
                .query((row, n) -> read(row))
                .list();
    }

    /** A message that comes twice is the same notice. */
    static void add(Outbox.Message message, Telling telling, Composed composed, Instant at, Changes changes) {
        changes.add(
                """
                insert into notice (bucket, id, ubrn, version, kind, role, nhs_number, user_id, org_id, service_id, name, address,
                                    subject, body, state, why, composed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (bucket, id) do nothing
                """,
                message.bucket(),
                message.id(),
                telling.ubrn().number(),
                telling.version(),
                telling.kind(),
                telling.to().role().name(),
                telling.patient().map(NhsNumber::value).orElse(null),
                telling.to().person().map(UserId::value).orElse(null),
                telling.to().organisation().map(OdsCode::value).orElse(null),
                telling.to().service().map(ServiceId::value).orElse(null),
                composed.name().orElse(null),
                composed.address().toArray(String[]::new),
                composed.text().subject(),
                composed.text().body(),
                composed.withheld().isPresent() ? "WITHHELD" : "RECORDED",
                composed.withheld().orElse(null),
                at);
    }

    private static Told read(ResultSet row) throws SQLException {
        return new Told(
                row.getString("kind"),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("name")),
                List.of((String[]) row.getArray("address").getArray()),
                row.getString("subject"),
                row.getString("body"),
                Optional.ofNullable(row.getString("why")),
                row.getTimestamp("composed_at").toInstant());
    }
}
