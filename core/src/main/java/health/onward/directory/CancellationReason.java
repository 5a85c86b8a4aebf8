package health.onward.directory;

import health.onward.identity.BusinessFunction;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.List;
import java.util.Optional;

/**
 * A reason for cancelling a referral or an appointment, or for rejecting one (domain rules 2.8).
 *
 * @param type whose reason it is, such as PATIENT, PROVIDER, PROVIDER_REJECT or PROVIDER_TRIAGE
 * @param canCancelAppointment a live appointment may be cancelled along with the referral; always true of appointment reasons
 * @param functions the names of those who may give it, unattended applications among them; empty when nobody may
 * @param usage what it may be given for: REJECT, CANCEL or CANCEL_REFERRAL
 * @param concept the published code, with the days on which it is in effect
 */
public record CancellationReason(
        String code,
        String display,
        String type,
        boolean commentMandatory,
        boolean canCancelAppointment,
        List<String> functions,
        Optional<String> usage,
        Concept concept) {

    public static final int LONGEST_COMMENT = 2000;

    /** The lists name clinicians and their admins: a referring admin may say what those may, and patients what is their own. */
    public boolean openTo(BusinessFunction function) {
        return switch (function) {
            case PATIENT -> type.equals("PATIENT");
            case REFERRING_ADMIN -> functions.contains(BusinessFunction.REFERRING_CLINICIAN_ADMIN.name());
            default -> functions.contains(function.name());
        };
    }

    /** With the comment that is said to it, of which some reasons tell nothing without one. {@code where} is its place. */
    public Outcome<CancellationReason> commented(Optional<String> comment, String where) {
        if (commentMandatory && comment.filter(text -> !text.isBlank()).isEmpty()) {
            return Outcome.refused(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", where));
        }
        return comment.map(String::length).orElse(0) > LONGEST_COMMENT
                ? Outcome.refused(new Refusal(RefusalCode.INVALID_VALUE, "has more than 2,000 characters.", where))
                : Outcome.accepted(this);
    }

    static CancellationReason ofReferral(Concept concept) {
        return of(concept, concept.is("can_cancel_appointment"), concept.property("referrer_usage"));
    }

    static CancellationReason ofAppointment(Concept concept) {
        return of(concept, true, concept.property("usage"));
    }

    private static CancellationReason of(Concept concept, boolean canCancelAppointment, Optional<String> usage) {
        return new CancellationReason(
                concept.code(),
                concept.display(),
                concept.property("type").orElse("UNKNOWN"),
                concept.is("comment_is_mandatory"),
                canCancelAppointment,
                concept.words("business_functions"),
                usage,
                concept);
    }
}
