package health.onward.fhir.wire;

import health.onward.platform.Answer;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts refusals into the wire's words: the status, and an OperationOutcome where the contract has one. */
public final class RefusalAnswers {

    private static final String STU3_SYSTEM = "https://fhir.nhs.uk/STU3/CodeSystem/eRS-APIErrorCode-1";
    private static final String STU3_PROFILE = "https://fhir.nhs.uk/STU3/StructureDefinition/eRS-OperationOutcome-1";
    private static final String R4_SYSTEM = "https://fhir.nhs.uk/CodeSystem/";
    private static final Set<Integer> STU3_BARE = Set.of(400, 404, 405, 409, 412, 423, 429, 500);
    private static final Set<Integer> PLAIN_TEXT = Set.of(406, 415);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Clock clock;

    public RefusalAnswers(Clock clock) {
        this.clock = clock;
    }

    public Answer of(Refused<?> refused, ErrorStyle style) {
        int status = status(refused.code(), style);
        Map<String, String> headers = new HashMap<>();
        if (status == 503) {
            headers.put("Retry-After", "5");
        }
        if (status == 429) {
            headers.put("Retry-After", "1");
        }
        if (refused.code() == RefusalCode.INNER_HEADER) {
            return new Answer(status, headers, new byte[0]);
        }
        if (style.r4()) {
            return outcome(status, headers, r4(refused.refusals()));
        }
        if (PLAIN_TEXT.contains(status)) {
            headers.put("Content-Type", "text/plain;charset=utf-8");
            String text = refused.refusals().getFirst().sentence();
            return new Answer(status, headers, text.getBytes(StandardCharsets.UTF_8));
        }
        return bare(status, refused.code(), style)
                ? new Answer(status, headers, new byte[0])
                : outcome(status, headers, stu3(refused.refusals()));
    }

    /** STU3 explains some statuses and leaves others bare; only searches, and the gateway's missing header, explain a 400. */
    private static boolean bare(int status, RefusalCode code, ErrorStyle style) {
        boolean explained400 = status == 400 && (style == ErrorStyle.STU3_SEARCH || code == RefusalCode.MISSING_HEADER);
        return STU3_BARE.contains(status) && !explained400;
    }

    static int status(RefusalCode code, ErrorStyle style) {
        ErrorWords.Words words = ErrorWords.of(code);
        if (style.r4()) {
            return words.r4Status();
        }
        return style == ErrorStyle.STU3_SEARCH && words.status() == 422 ? 400 : words.status();
    }

    private static Answer outcome(int status, Map<String, String> headers, ObjectNode body) {
        headers.put("Content-Type", "application/fhir+json");
        return new Answer(status, headers, JSON.writeValueAsBytes(body));
    }

    private static ObjectNode stu3(List<Refusal> refusals) {
        ObjectNode outcome = JSON.createObjectNode();
        outcome.putObject("meta").putArray("profile").add(STU3_PROFILE);
        outcome.put("resourceType", "OperationOutcome");
        for (Refusal refusal : refusals) {
            ErrorWords.Words words = ErrorWords.of(refusal.code());
            ObjectNode issue = issue(outcome, words.issue(), refusal);
            ObjectNode coding = issue.putObject("details").putArray("coding").addObject();
            coding.put("system", STU3_SYSTEM)
                    .put("code", published(refusal.code()))
                    .put("display", words.display());
        }
        return outcome;
    }

    private ObjectNode r4(List<Refusal> refusals) {
        ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putObject("meta").put("lastUpdated", clock.instant().toString());
        for (Refusal refusal : refusals) {
            ErrorWords.Words words = ErrorWords.of(refusal.code());
            ObjectNode issue = issue(outcome, words.r4Issue(), refusal);
            ObjectNode coding = issue.putObject("details").putArray("coding").addObject();
            coding.put("system", R4_SYSTEM + r4System(words.r4Code())).put("code", words.r4Code());
        }
        return outcome;
    }

    private static ObjectNode issue(ObjectNode outcome, String type, Refusal refusal) {
        String where = refusal.where();
        ObjectNode issue = outcome.withArray("issue").addObject();
        issue.put("severity", "error").put("code", type);
        return issue.put("diagnostics", where == null ? refusal.sentence() : "'" + where + "' " + refusal.sentence());
    }

    /** Codes of ours that the wire has no name for are told under the nearest published one. */
    private static String published(RefusalCode code) {
        return switch (code) {
            case KEY_REUSED -> RefusalCode.INAPPROPRIATE_VALUE.name();
            case IDENTITY_TOO_WEAK -> RefusalCode.NO_ACCESS.name();
            case TOO_LARGE -> RefusalCode.INVALID_FHIR_STRUCTURE.name();
            case SYSTEM_ERROR -> RefusalCode.SYSTEM_UNAVAILABLE.name();
            default -> code.name();
        };
    }

    private static String r4System(String code) {
        return switch (code) {
            case "ACCESS_DENIED", "MISSING_HEADER", "TOO_MANY_REQUESTS" -> "NHSD-API-ErrorOrWarningCode";
            case "NO_RELATIONSHIP", "PENDING", "THREATS_FOUND", "VALIDATION_FAILED" -> "ers-error-codes";
            default -> "http-error-codes";
        };
    }
}
