package health.onward.referral;

import java.util.Optional;

/**
 * A referral's standing in published words.
 *
 * @param list the published code list that {@code reason} belongs to
 */
public record Standing(
        ReferralState state, Optional<String> reason, Optional<ReasonList> list, Optional<String> comment) {

    /** Which code list explains a standing. */
    public enum ReasonList {
        REFERRAL_CANCELLATION,
        APPOINTMENT_CANCELLATION,
        NON_ATTENDANCE,
        REVIEW_REASON,
        REVIEW_OUTCOME,
        ASSESSMENT_OUTCOME
    }
}
