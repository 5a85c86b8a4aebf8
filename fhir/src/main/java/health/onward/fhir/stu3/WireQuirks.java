package health.onward.fhir.stu3;

import health.onward.directory.CodeList;
import health.onward.referral.ReferralState;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every place where e-RS bends FHIR and clients rely on it (api ambiguity 30), each with its source. The bends are applied to the
 * encoded JSON, because the FHIR model cannot express them.
 */
final class WireQuirks {

    /** A ValueSet's URL stands where a code system's belongs (A005, known issue 2). */
    static final String PARTICIPANT_TYPE_SYSTEM = "http://hl7.org/fhir/ValueSet/encounter-participant-type";

    /** The list of non-attendance reasons describes itself as another list (A004's published body). */
    static final Map<CodeList, String> DESCRIPTIONS =
            Map.of(CodeList.APPOINTMENT_NON_ATTENDANCE_REASON, "e-RS Priority");

    /** FHIR has no empty arrays, but a search that finds nothing has {@code "entry": []} (A015, A010). */
    private static final Pattern LISTING = Pattern.compile("\\{\"resourceType\":\"(Bundle|List)\"");

    /** Another ValueSet's URL where a code system's belongs (A010's empty result). */
    static final String EMPTY_REASON_SYSTEM = "http://hl7.org/fhir/ValueSet/list-empty-reason";

    /** A referral's {@code supportingInfo} is always there, possibly empty (api section b.0). */
    private static final String REFERRAL = "{\"resourceType\":\"ReferralRequest\",";

    private static final String REFERRAL_ALONE = REFERRAL + "\"supportingInfo\":[],";

    private static final JsonMapper JSON = JsonMapper.shared();

    private WireQuirks() {}

    /**
     * On worklists eRS-ReferralState-1 has other codes for cancelled appointments, and displays in sentence case but for one
     * (A008, schema of status; api ambiguity 20).
     */
    static StateOnList onList(ReferralState state) {
        return switch (state) {
            case APPT_CANCELLED_BY_PROVIDER ->
                new StateOnList("APP_CANCELLED_BY_PROVIDER", "Appointment cancelled by provider");
            case APPT_CANCELLED_BY_PATIENT ->
                new StateOnList("APP_CANCELLED_BY_PATIENT", "Appointment cancelled by patient");
            case TRIAGE_RESPONSE -> new StateOnList(state.name(), "Triage Response");
            case TRIAGED_PROVIDER_TO_ACTION -> new StateOnList(state.name(), "Triaged - provider to action");
            case REJECTED,
                    CANCELLED_REFERRAL,
                    DID_NOT_ATTEND,
                    ASSESSMENT_RESULT,
                    AWAITING_TRIAGE,
                    NOT_BOOKED,
                    DEFERRED_TO_PROVIDER,
                    BOOKED -> new StateOnList(state.name(), sentenceCase(state.display()));
        };
    }

    record StateOnList(String code, String display) {}

    private static String sentenceCase(String display) {
        return display.charAt(0) + display.substring(1).toLowerCase(Locale.ROOT);
    }

    static String bend(String json) {
        boolean participants = json.contains(PARTICIPANT_TYPE_SYSTEM);
        boolean nothingFound = LISTING.matcher(json).lookingAt() && !json.contains("\"entry\":");
        String bent = json.replace(REFERRAL, json.contains("\"supportingInfo\":") ? REFERRAL : REFERRAL_ALONE);
        if (!participants && !nothingFound) {
            return bent;
        }
        JsonNode tree = JSON.readTree(bent);
        if (participants) {
            singleParticipantType(tree);
        }
        if (nothingFound) {
            ((ObjectNode) tree).putArray("entry");
        }
        return JSON.writeValueAsString(tree);
    }

    /** Undoes on a request what {@link #singleParticipantType} does on an answer; an array is understood as well (A016). */
    static byte[] straighten(byte[] appointment) {
        JsonNode tree = JSON.readTree(appointment);
        for (JsonNode participant : tree.path("participant")) {
            if (participant instanceof ObjectNode one && one.path("type") instanceof ObjectNode type) {
                one.putArray("type").add(type);
            }
        }
        return JSON.writeValueAsBytes(tree);
    }

    /** An appointment's {@code participant.type} is one object, not an array (A005, known issue 1). */
    private static void singleParticipantType(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("participant") instanceof ArrayNode participants) {
            for (JsonNode participant : participants) {
                if (participant instanceof ObjectNode one
                        && one.path("type") instanceof ArrayNode types
                        && types.size() == 1) {
                    one.set("type", types.get(0));
                }
            }
        }
        for (JsonNode child : node) {
            singleParticipantType(child);
        }
    }
}
