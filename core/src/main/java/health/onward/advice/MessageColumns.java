package health.onward.advice;

import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A message's row, in one place for reading and writing. */
final class MessageColumns {

    private MessageColumns() {}

    static void insert(Ubrn ubrn, Message message, Changes changes) {
        changes.add(
                """
                insert into advice_message (bucket, ubrn, number, id, sent_by, sender, sender_org, sender_function, responsible,
                                            responsible_org, responsible_function, outcome, recommendation, text, sent_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                ubrn.bucket(),
                ubrn.number(),
                message.number(),
                message.id(),
                message.sentBy().name(),
                message.sender().user().value(),
                message.sender().organisation().value(),
                message.sender().function().name(),
                message.responsible().user().value(),
                message.responsible().organisation().value(),
                message.responsible().function().name(),
                message.outcome().map(Enum::name).orElse(null),
                message.recommendation().map(Enum::name).orElse(null),
                message.text(),
                message.sentAt());
    }

    static Message read(ResultSet row, int n) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getInt("number"),
                SentBy.valueOf(row.getString("sent_by")),
                sender(row, "sender", "sender_org", "sender_function"),
                sender(row, "responsible", "responsible_org", "responsible_function"),
                Optional.ofNullable(row.getString("outcome")).map(GuidanceOutcome::valueOf),
                Optional.ofNullable(row.getString("recommendation")).map(Recommendation::valueOf),
                row.getString("text"),
                row.getTimestamp("sent_at").toInstant());
    }

    private static Message.Sender sender(ResultSet row, String user, String organisation, String function)
            throws SQLException {
        return new Message.Sender(
                new UserId(row.getString(user)),
                new OdsCode(row.getString(organisation)),
                BusinessFunction.valueOf(row.getString(function)));
    }
}
