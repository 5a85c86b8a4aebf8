package health.onward.directory;

import health.onward.identity.BusinessFunction;
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

    public boolean openTo(BusinessFunction function) {
        return functions.contains(function.name());
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
