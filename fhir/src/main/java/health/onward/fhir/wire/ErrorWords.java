package health.onward.fhir.wire;

import static java.util.Map.entry;

import health.onward.platform.RefusalCode;
import java.util.EnumMap;
import java.util.Map;

/**
 * The one table from a refusal to the wire's words (api section a.8): status, published code, issue type and display for STU3
 * and for R4. Every code of the house has a row; a test holds that.
 */
final class ErrorWords {

    /** The first three are STU3's, the others R4's. */
    record Words(int status, String issue, String display, int r4Status, String r4Code, String r4Issue) {}

    private static final Map<RefusalCode, Words> TABLE = new EnumMap<>(Map.ofEntries(
            row(RefusalCode.NO_ACCESS, 401, "login", "Not authenticated", 401, "ACCESS_DENIED", "login"),
            row(
                    RefusalCode.IDENTITY_TOO_WEAK,
                    401,
                    "forbidden",
                    "Identity assurance too low",
                    401,
                    "ACCESS_DENIED",
                    "forbidden"),
            row(RefusalCode.FORBIDDEN, 403, "forbidden", "Forbidden", 403, "REC_FORBIDDEN", "forbidden"),
            row(RefusalCode.INNER_HEADER, 403, "forbidden", "", 403, "REC_FORBIDDEN", "forbidden"),
            row(RefusalCode.TOO_MANY_REQUESTS, 429, "throttled", "", 429, "TOO_MANY_REQUESTS", "throttled"),
            row(RefusalCode.MISSING_HEADER, 400, "required", "Missing header", 400, "MISSING_HEADER", "required"),
            row(
                    RefusalCode.NO_RELATIONSHIP,
                    422,
                    "business-rule",
                    "No relationship",
                    403,
                    "NO_RELATIONSHIP",
                    "forbidden"),
            row(
                    RefusalCode.MISSING_PARAMETER,
                    422,
                    "required",
                    "Missing parameter",
                    400,
                    "REC_BAD_REQUEST",
                    "required"),
            invalid(RefusalCode.INVALID_VALUE, "value", "Invalid value"),
            invalid(RefusalCode.INVALID_CODE, "code-invalid", "Invalid code"),
            invalid(RefusalCode.UNEXPECTED_FIELD, "value", "Unexpected field"),
            invalid(RefusalCode.INVALID_FHIR_STRUCTURE, "structure", "Invalid FHIR structure"),
            invalid(RefusalCode.MISSING_VALUE, "required", "A mandatory input field is missing"),
            row(RefusalCode.TOO_LARGE, 413, "too-long", "The body is too large", 413, "REC_BAD_REQUEST", "too-long"),
            row(RefusalCode.NOT_ACCEPTABLE, 406, "not-supported", "", 406, "REC_NOT_ACCEPTABLE", "not-supported"),
            row(
                    RefusalCode.UNSUPPORTED_MEDIA_TYPE,
                    415,
                    "not-supported",
                    "",
                    415,
                    "REC_UNSUPPORTED_MEDIA_TYPE",
                    "not-supported"),
            row(RefusalCode.METHOD_NOT_ALLOWED, 405, "not-supported", "", 405, "REC_BAD_REQUEST", "not-supported"),
            row(RefusalCode.BAD_REQUEST, 400, "invalid", "Bad request", 400, "REC_BAD_REQUEST", "invalid"),
            row(RefusalCode.NOT_FOUND, 404, "not-found", "Not found", 404, "REC_NOT_FOUND", "not-found"),
            row(RefusalCode.LOCKED, 423, "lock-error", "Locked", 423, "REC_UNAVAILABLE", "lock-error"),
            row(RefusalCode.VERSION_MISSING, 412, "required", "Precondition failed", 412, "MISSING_HEADER", "required"),
            row(RefusalCode.VERSION_CONFLICT, 409, "conflict", "Conflict", 409, "REC_BAD_REQUEST", "conflict"),
            row(
                    RefusalCode.HISTORY_NOT_SUPPORTED,
                    400,
                    "not-supported",
                    "History is not supported",
                    404,
                    "REC_NOT_FOUND",
                    "not-found"),
            rule(RefusalCode.KEY_REUSED, "The request id was used before"),
            rule(RefusalCode.VALUE_IS_REQUIRED, "Value is required"),
            rule(RefusalCode.FIELD_NOT_PERMITTED, "Field not permitted"),
            rule(RefusalCode.INAPPROPRIATE_VALUE, "Inappropriate value"),
            rule(RefusalCode.CONFLICTING_VALUES, "Conflicting values"),
            row(RefusalCode.TOO_MANY_ITEMS, 422, "business-rule", "Too many items", 400, "REC_BAD_REQUEST", "too-long"),
            rule(RefusalCode.DUPLICATE_SERVICE, "Duplicate service"),
            rule(RefusalCode.SHORTLISTED_SERVICE_NOT_IN_RESULTS, "Shortlisted service not in results"),
            found(RefusalCode.SNOMED_NOT_FOUND, "Clinical term not found"),
            found(RefusalCode.REFERENCE_NOT_FOUND, "Reference not found"),
            rule(RefusalCode.REFERENCED_USER_IS_NOT_ACTIVE, "Referenced user is not active"),
            rule(RefusalCode.REFERENCED_USER_IS_NOT_RC, "Referenced user is not a referring clinician"),
            rule(
                    RefusalCode.REFERENCED_USER_IS_NOT_RC_AT_ORG,
                    "Referenced user is not a referring clinician at the organisation"),
            rule(RefusalCode.REFERENCED_USER_IS_NOT_SPC, "Referenced user is not a service provider clinician"),
            rule(RefusalCode.REFERENCED_USER_NOT_IN_ORG, "Referenced user is not in the organisation"),
            rule(RefusalCode.ORGANISATION_IS_CLOSED, "Organisation is closed"),
            rule(RefusalCode.ORGANISATION_NOT_APPROPRIATE, "Organisation is not appropriate"),
            rule(RefusalCode.NO_REG_GP_PRACTICE, "No registered GP practice"),
            rule(RefusalCode.PATIENT_ERROR, "Patient error"),
            rule(RefusalCode.NO_ACCESS_CODE, "No access code"),
            rule(RefusalCode.INVALID_REQUEST_TYPE, "Invalid request type"),
            rule(RefusalCode.INVALID_REQUEST_STATE, "Invalid request state"),
            rule(RefusalCode.INVALID_STATE, "Invalid state"),
            rule(RefusalCode.UNSUPPORTED_PRIORITY, "Unsupported priority"),
            rule(RefusalCode.DUPLICATE_FILENAME, "Duplicate filename"),
            rule(RefusalCode.NO_CHANGES_DETECTED, "No changes detected"),
            rule(RefusalCode.PRIORITY_NOT_CURRENT, "Priority is not current"),
            rule(RefusalCode.SERVICE_UNAVAILABLE, "Service unavailable"),
            rule(RefusalCode.INAPPROPRIATE_SLOT, "Inappropriate slot"),
            rule(RefusalCode.SLOT_NOT_AVAILABLE, "Slot not available"),
            rule(RefusalCode.THIS_SLOT_IS_AVAILABLE, "This slot is available"),
            rule(RefusalCode.SLOTS_CURRENTLY_AVAILABLE, "Slots currently available"),
            rule(RefusalCode.UNABLE_TO_CONFIRM_APPOINTMENT, "Unable to confirm appointment"),
            rule(RefusalCode.UNABLE_TO_CANCEL_APPOINTMENT, "Unable to cancel appointment"),
            row(
                    RefusalCode.PAS_RESPONDED_WITH_ERROR,
                    502,
                    "exception",
                    "Error received from PAS",
                    500,
                    "REC_SERVER_ERROR",
                    "exception"),
            row(
                    RefusalCode.PAS_NOT_RESPONDING,
                    504,
                    "timeout",
                    "No response from PAS",
                    500,
                    "REC_SERVER_ERROR",
                    "exception"),
            row(
                    RefusalCode.FILE_SIZE_ERROR,
                    422,
                    "too-long",
                    "The file is empty or too large",
                    400,
                    "REC_BAD_REQUEST",
                    "too-long"),
            withheld(RefusalCode.PENDING, "The file has not been scanned yet"),
            withheld(RefusalCode.THREATS_FOUND, "A threat was found in the file"),
            withheld(RefusalCode.VALIDATION_FAILED, "The file failed validation"),
            row(
                    RefusalCode.SYSTEM_UNAVAILABLE,
                    503,
                    "transient",
                    "System Unavailable",
                    503,
                    "REC_UNAVAILABLE",
                    "transient"),
            row(RefusalCode.SYSTEM_ERROR, 500, "exception", "System error", 500, "REC_SERVER_ERROR", "exception")));

    private ErrorWords() {}

    static Words of(RefusalCode code) {
        return java.util.Objects.requireNonNull(TABLE.get(code), code.name());
    }

    private static Map.Entry<RefusalCode, Words> row(
            RefusalCode code, int status, String issue, String display, int r4Status, String r4Code, String r4Issue) {
        return entry(code, new Words(status, issue, display, r4Status, r4Code, r4Issue));
    }

    private static Map.Entry<RefusalCode, Words> invalid(RefusalCode code, String issue, String display) {
        return row(code, 422, issue, display, 400, "REC_BAD_REQUEST", "invalid");
    }

    private static Map.Entry<RefusalCode, Words> found(RefusalCode code, String display) {
        return row(code, 422, "not-found", display, 400, "REC_BAD_REQUEST", "not-found");
    }

    /** A file that is there and is not given out: R4 has the same status and a code of its own, too. */
    private static Map.Entry<RefusalCode, Words> withheld(RefusalCode code, String display) {
        return row(code, 422, "business-rule", display, 422, code.name(), "invalid");
    }

    private static Map.Entry<RefusalCode, Words> rule(RefusalCode code, String display) {
        return row(code, 422, "business-rule", display, 400, "REC_BAD_REQUEST", "invalid");
    }
}
