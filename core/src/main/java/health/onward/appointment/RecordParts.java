package health.onward.appointment;

import health.onward.referral.Attachment;
import health.onward.referral.Attachments;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.Ubrn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a referral is shown with: its current appointment and its files, both in one round trip. */
public final class RecordParts {

    /** PostgreSQL's driver sends both at once, each a statement of its own. */
    private static final String BOTH = """
            select * from appointment where bucket = ? and id = ?;
            select * from attachment where bucket = ? and ubrn = ? and unlinked_at is null order by number""";

    private final JdbcTemplate jdbc;
    private final Attachments attachments;

    public RecordParts(JdbcTemplate jdbc, Attachments attachments) {
        this.jdbc = jdbc;
        this.attachments = attachments;
    }

    ReferralRecord of(Referral referral) {
        Optional<CurrentAppointment> facet = referral.facets().appointment();
        return facet.isEmpty()
                ? new ReferralRecord(referral, Optional.empty(), attachments.of(referral.ubrn()))
                : both(referral, facet.get().id());
    }

    /** The same, with what is known of the files now; asks only for those that nobody had looked at. */
    ReferralRecord lookedAt(ReferralRecord record, Instant now) {
        return new ReferralRecord(record.referral(), record.appointment(), attachments.lookedAt(record.files(), now));
    }

    private ReferralRecord both(Referral referral, long appointment) {
        Ubrn ubrn = referral.ubrn();
        return java.util.Objects.requireNonNull(jdbc.execute(BOTH, (PreparedStatement statement) -> {
            statement.setInt(1, ubrn.bucket());
            statement.setLong(2, appointment);
            statement.setInt(3, ubrn.bucket());
            statement.setLong(4, ubrn.number());
            statement.execute();
            Optional<Appointment> current = appointment(statement);
            statement.getMoreResults();
            return new ReferralRecord(referral, current, files(statement));
        }));
    }

    private static Optional<Appointment> appointment(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next() ? Optional.of(AppointmentColumns.read(rows, 0)) : Optional.empty();
        }
    }

    private static List<Attachment> files(PreparedStatement statement) throws SQLException {
        List<Attachment> files = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                files.add(Attachments.read(rows));
            }
        }
        return files;
    }
}
