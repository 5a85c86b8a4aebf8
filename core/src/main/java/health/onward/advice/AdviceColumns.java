package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Jsonb;
import health.onward.platform.VersionedRow;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The conversation's row: what each column holds, in one place for reading and writing. */
final class AdviceColumns {

    private static final List<String> FIXED = List.of(
            "bucket",
            "ubrn",
            "request_id",
            "nhs_number",
            "referring_org",
            "referrer",
            "created_by",
            "created_at",
            "service_id",
            "service_name",
            "provider",
            "specialty",
            "criteria",
            "authorised",
            "convert_unanswered",
            "target_days");
    private static final List<String> CHANGING = List.of(
            "version",
            "priority",
            "category",
            "recommendation",
            "turn_since",
            "turn_place",
            "turn_due",
            "escalation",
            "escalate_at",
            "owner_side",
            "owner_org",
            "owner_user",
            "responder",
            "answered_by",
            "answered_as",
            "helped",
            "referred_on",
            "messages",
            "updated_at");

    private static final VersionedRow ROW = new VersionedRow("advice", FIXED, CHANGING);

    static final String INSERT = ROW.insert();
    static final String UPDATE = ROW.update("bucket", "ubrn");

    private static final JsonMapper JSON = JsonMapper.shared();

    private AdviceColumns() {}

    static @Nullable Object[] inserted(Advice advice) {
        Asked asked = advice.asked();
        List<@Nullable Object> values = new ArrayList<>(List.of(
                advice.ubrn().bucket(),
                advice.ubrn().number(),
                asked.requestId(),
                asked.patient().value(),
                asked.referringOrganisation().value(),
                asked.referrer().value(),
                asked.createdBy().value(),
                asked.at(),
                asked.service().value(),
                asked.serviceName(),
                asked.provider().value(),
                asked.specialty(),
                new Jsonb(JSON.writeValueAsString(asked.criteria())),
                asked.authorised(),
                asked.convertIfUnanswered(),
                asked.targetDays()));
        values.addAll(changing(advice));
        return values.toArray();
    }

    static @Nullable Object[] updated(Advice before, Advice after) {
        List<@Nullable Object> values = changing(after);
        values.addAll(List.of(after.ubrn().bucket(), after.ubrn().number(), before.version()));
        return values.toArray();
    }

    private static List<@Nullable Object> changing(Advice advice) {
        Optional<Turn> turn = advice.turn();
        Optional<Advice.Owner> owner = advice.owner();
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                advice.version(),
                advice.priority().name(),
                advice.category().name(),
                recommendation(advice.stage()),
                turn.map(Turn::since).orElse(null),
                turn.map(Turn::place).orElse(null),
                turn.map(Turn::due).orElse(null),
                turn.map(Turn::escalation).orElse(0),
                turn.map(Turn::escalateAt).orElse(null),
                owner.map(o -> o.side().name()).orElse("NOBODY"),
                owner.map(o -> o.organisation().value()).orElse(null),
                owner.flatMap(Advice.Owner::person).map(UserId::value).orElse(null),
                advice.responder().map(UserId::value).orElse(null),
                advice.answered().map(last -> last.by().value()).orElse(null),
                advice.answered().map(last -> last.as().name()).orElse(null),
                advice.helped().map(Enum::name).orElse(null),
                advice.referredOn().map(Ubrn::number).orElse(null),
                advice.messages(),
                advice.updatedAt()));
    }

    private static @Nullable String recommendation(Stage stage) {
        return switch (stage) {
            case Stage.ReferrerToReview(var _, var recommended) -> recommended.name();
            case Stage.Closed(var recommended) -> recommended.name();
            case Stage.ProviderToRespond _, Stage.ReferrerToInform _, Stage.Cancelled _, Stage.Converted _ -> null;
        };
    }

    static Advice read(ResultSet row, int n) throws SQLException {
        return new Advice(
                new Ubrn(row.getLong("ubrn")),
                row.getLong("version"),
                asked(row),
                Priority.valueOf(row.getString("priority")),
                stage(row),
                Optional.ofNullable(row.getString("responder")).map(UserId::new),
                answered(row),
                Optional.ofNullable(row.getString("helped")).map(Usefulness::valueOf),
                Optional.ofNullable(row.getObject("referred_on", Long.class)).map(Ubrn::new),
                row.getInt("messages"),
                instant(row, "updated_at"));
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getString("request_id"),
                new NhsNumber(row.getString("nhs_number")),
                new OdsCode(row.getString("referring_org")),
                new UserId(row.getString("referrer")),
                new UserId(row.getString("created_by")),
                instant(row, "created_at"),
                new ServiceId(row.getLong("service_id")),
                row.getString("service_name"),
                new OdsCode(row.getString("provider")),
                row.getString("specialty"),
                JSON.readValue(row.getString("criteria"), SearchCriteria.class),
                row.getBoolean("authorised"),
                row.getBoolean("convert_unanswered"),
                row.getInt("target_days"));
    }

    /** For lists, too. */
    static Optional<Advice.Answered> answered(ResultSet row) throws SQLException {
        Optional<String> as = Optional.ofNullable(row.getString("answered_as"));
        return Optional.ofNullable(row.getString("answered_by"))
                .flatMap(by -> as.map(it -> new Advice.Answered(new UserId(by), BusinessFunction.valueOf(it))));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        return switch (Category.valueOf(row.getString("category"))) {
            case PROVIDER_RESPONSE_REQUIRED -> new Stage.ProviderToRespond(turn(row));
            case REFERRER_TO_SUBMIT_FURTHER_INFORMATION -> new Stage.ReferrerToInform(turn(row));
            case REFERRER_TO_REVIEW_RESPONSE ->
                new Stage.ReferrerToReview(turn(row), Recommendation.valueOf(row.getString("recommendation")));
            case CONVERSATION_ENDED_CLOSED -> new Stage.Closed(Recommendation.valueOf(row.getString("recommendation")));
            case CONVERSATION_ENDED_CANCELLED -> new Stage.Cancelled();
            case ADVICE_CONVERTED -> new Stage.Converted();
        };
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                instant(row, "turn_since"),
                instant(row, "turn_place"),
                instant(row, "turn_due"),
                row.getInt("escalation"),
                instant(row, "escalate_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
