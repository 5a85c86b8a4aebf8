package health.onward.referral;

import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Jsonb;
import health.onward.platform.VersionedRow;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.Facets.Request;
import health.onward.referral.Facets.Review;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The referral's row: what each column holds, in one place for reading and writing. */
final class ReferralColumns {

    private static final List<String> FIXED = List.of(
            "bucket",
            "ubrn",
            "request_id",
            "nhs_number",
            "referring_org",
            "referrer",
            "created_by",
            "rule_org",
            "created_at",
            "onward_of",
            "advice");
    private static final List<String> CHANGING = List.of(
            "version",
            "priority",
            "updated_at",
            "status",
            "cancel_reason",
            "cancel_comment",
            "cancelled_by_org",
            "appointment_id",
            "appointment_kind",
            "appointment_service",
            "appointment_org",
            "appointment_direct",
            "appointment_start",
            "appointment_clinician",
            "appointment_reason",
            "appointment_comment",
            "reason_type",
            "specialty",
            "contact_by",
            "review",
            "context_status",
            "printed",
            "letter_intention",
            "letter_required",
            "letter_due",
            "letters",
            "info_first_at",
            "info_updated_at",
            "dismissed",
            "reminder_days",
            "pathway_start",
            "shortlist",
            "criteria",
            "still_in_pas",
            "stands_since",
            "owner_side",
            "owner_org",
            "next_action_on");

    private static final VersionedRow ROW = new VersionedRow("referral", FIXED, CHANGING);

    static final String INSERT = ROW.insert();
    static final String UPDATE = ROW.update("bucket", "ubrn");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<StillInPas>> LEFT_IN_PAS = new TypeReference<>() {};

    private ReferralColumns() {}

    static @Nullable Object[] inserted(Referral r, Deadlines deadlines) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.<@Nullable Object>asList(
                r.ubrn().bucket(),
                r.ubrn().number(),
                r.requestId(),
                r.patient().value(),
                r.referringOrganisation().value(),
                r.referrer().value(),
                r.createdBy().value(),
                r.ruleOrganisation().value(),
                r.createdAt(),
                r.onwardOf().map(Ubrn::number).orElse(null),
                r.advice().map(Ubrn::number).orElse(null)));
        values.addAll(changing(r, deadlines));
        return values.toArray();
    }

    static @Nullable Object[] updated(Referral before, Referral after, Deadlines deadlines) {
        List<@Nullable Object> values = changing(after, deadlines);
        values.addAll(List.of(after.ubrn().bucket(), after.ubrn().number(), before.version()));
        return values.toArray();
    }

    private static List<@Nullable Object> changing(Referral r, Deadlines deadlines) {
        List<@Nullable Object> values = new ArrayList<>();
        values.addAll(List.of(r.version(), r.priority().name(), r.updatedAt()));
        request(r.facets().request(), values);
        appointment(r.facets().appointment(), values);
        values.add(r.facets().review().state().name());
        values.add(r.facets().review().context().name());
        values.add(r.facets().review().printed());
        information(r.facets().information(), values);
        values.add(r.facets().dismissed());
        values.add(r.reminderDays());
        values.add(r.pathwayStart().orElse(null));
        values.add(new Jsonb(JSON.writeValueAsString(r.shortlist())));
        values.add(new Jsonb(JSON.writeValueAsString(r.criteria())));
        values.add(new Jsonb(JSON.writeValueAsString(r.stillInPas())));
        values.add(r.standsSince());
        Owners.Row owner = Owners.Row.of(OwnershipRules.of(r, deadlines));
        values.add(owner.side().name());
        values.add(owner.organisation().map(OdsCode::value).orElse(null));
        values.add(owner.actBy().orElse(null));
        return values;
    }

    private static void request(Request request, List<@Nullable Object> values) {
        switch (request) {
            case Request.Active() -> values.addAll(Arrays.<@Nullable Object>asList("ACTIVE", null, null, null));
            case Request.Cancelled(var reason, var comment, var by) ->
                values.addAll(Arrays.<@Nullable Object>asList("CANCELLED", reason, comment.orElse(null), by.value()));
        }
    }

    private static void appointment(Optional<CurrentAppointment> current, List<@Nullable Object> values) {
        if (current.isEmpty()) {
            values.addAll(Arrays.<@Nullable Object>asList(new @Nullable Object[12]));
            return;
        }
        CurrentAppointment a = current.get();
        values.addAll(Arrays.<@Nullable Object>asList(
                a.id(),
                a.kind().name(),
                a.service().value(),
                a.provider().value(),
                a.direct(),
                a.start().orElse(null),
                a.clinician().map(UserId::value).orElse(null),
                a.reason().orElse(null),
                a.comment().orElse(null),
                a.reasonType().orElse(null),
                a.specialty(),
                a.contactBy().orElse(null)));
    }

    private static void information(ClinicalInformation information, List<@Nullable Object> values) {
        values.addAll(Arrays.<@Nullable Object>asList(
                information.intention().name(),
                information.required(),
                information.due().orElse(null),
                information.letters(),
                information.firstSubmitted().orElse(null),
                information.lastUpdated().orElse(null)));
    }

    static Referral read(ResultSet row, int n) throws SQLException {
        return new Referral(
                new Ubrn(row.getLong("ubrn")),
                row.getLong("version"),
                row.getString("request_id"),
                new NhsNumber(row.getString("nhs_number")),
                new OdsCode(row.getString("referring_org")),
                new UserId(row.getString("referrer")),
                new UserId(row.getString("created_by")),
                new OdsCode(row.getString("rule_org")),
                Priority.valueOf(row.getString("priority")),
                instant(row, "created_at").orElseThrow(),
                instant(row, "updated_at").orElseThrow(),
                facets(row),
                row.getInt("reminder_days"),
                instant(row, "pathway_start"),
                JSON.readValue(row.getString("shortlist"), Shortlist.class),
                JSON.readValue(row.getString("criteria"), SearchCriteria.class),
                Optional.ofNullable(row.getObject("onward_of", Long.class)).map(Ubrn::new),
                // A server of the release before this one writes none.
                instant(row, "stands_since").orElse(instant(row, "updated_at").orElseThrow()),
                JSON.readValue(row.getString("still_in_pas"), LEFT_IN_PAS),
                Optional.ofNullable(row.getObject("advice", Long.class)).map(Ubrn::new));
    }

    private static Facets facets(ResultSet row) throws SQLException {
        Request request = row.getString("status").equals("ACTIVE")
                ? new Request.Active()
                : new Request.Cancelled(
                        row.getString("cancel_reason"),
                        text(row, "cancel_comment"),
                        new OdsCode(row.getString("cancelled_by_org")));
        return new Facets(
                request,
                appointment(row),
                new Review(
                        Review.State.valueOf(row.getString("review")),
                        Review.Context.valueOf(row.getString("context_status")),
                        row.getBoolean("printed")),
                new ClinicalInformation(
                        LetterIntention.valueOf(row.getString("letter_intention")),
                        row.getBoolean("letter_required"),
                        Optional.ofNullable(row.getObject("letter_due", LocalDate.class)),
                        row.getInt("letters"),
                        instant(row, "info_first_at"),
                        instant(row, "info_updated_at")),
                row.getBoolean("dismissed"));
    }

    private static Optional<CurrentAppointment> appointment(ResultSet row) throws SQLException {
        String kind = row.getString("appointment_kind");
        if (kind == null) {
            return Optional.empty();
        }
        return Optional.of(new CurrentAppointment(
                row.getLong("appointment_id"),
                Facets.Kind.valueOf(kind),
                new ServiceId(row.getLong("appointment_service")),
                new OdsCode(row.getString("appointment_org")),
                row.getBoolean("appointment_direct"),
                row.getString("specialty"),
                instant(row, "appointment_start"),
                text(row, "appointment_clinician").map(UserId::new),
                text(row, "appointment_reason"),
                text(row, "reason_type"),
                text(row, "appointment_comment"),
                Optional.ofNullable(row.getObject("contact_by", LocalDate.class))));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
