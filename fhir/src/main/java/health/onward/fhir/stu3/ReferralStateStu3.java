package health.onward.fhir.stu3;

import health.onward.referral.ReferralState;
import health.onward.referral.Standing;
import health.onward.referral.Standing.ReasonList;
import org.hl7.fhir.dstu3.model.Coding;
import org.hl7.fhir.dstu3.model.Extension;
import org.hl7.fhir.dstu3.model.ReferralRequest;
import org.hl7.fhir.dstu3.model.StringType;

/** Writes a standing as Extension-eRS-ReferralState-1: state, reason, comments. */
final class ReferralStateStu3 {

    private ReferralStateStu3() {}

    static Extension write(Standing standing, String base, CodeDisplays displays) {
        var extension = new Extension(Codes.structure("Extension-eRS-ReferralState"));
        ReferralState state = standing.state();
        extension.addExtension(
                new Extension("state", Codes.coding(Codes.system("ReferralState"), state.name(), state.display())));
        standing.reason()
                .ifPresent(code -> extension.addExtension(
                        new Extension("reason", reason(standing.list().orElseThrow(), code, state, base, displays))));
        standing.comment()
                .ifPresent(comment -> extension.addExtension(new Extension("comments", new StringType(comment))));
        return extension;
    }

    /** Says of a request that was returned what the published answers to its return say (api ambiguity 1). */
    static void triaged(ReferralRequest written) {
        ReferralState state = ReferralState.TRIAGED_PROVIDER_TO_ACTION;
        written.getExtensionsByUrl(Codes.structure("Extension-eRS-ReferralState"))
                .forEach(extension -> extension
                        .getExtensionsByUrl("state")
                        .forEach(said -> said.setValue(
                                Codes.coding(Codes.system("ReferralState"), state.name(), state.display()))));
    }

    private static Coding reason(
            ReasonList list, String code, ReferralState state, String base, CodeDisplays displays) {
        return switch (list) {
            case REFERRAL_CANCELLATION ->
                shown(base + Codes.REFERRAL_CANCELLATION_REASON, "REFERRAL-CANCELLATION-REASON", code, displays);
            // A rejection's reason has a display, a cancelled booking's has none (api ambiguity 17).
            case APPOINTMENT_CANCELLATION ->
                state == ReferralState.REJECTED
                        ? shown(
                                base + Codes.APPOINTMENT_CANCELLATION_REASON,
                                "APPOINTMENT-CANCELLATION-REASON",
                                code,
                                displays)
                        : Codes.coding(base + Codes.APPOINTMENT_CANCELLATION_REASON, code);
            case NON_ATTENDANCE ->
                shown(
                        base + "/STU3/CodeSystem/APPOINTMENT-NON-ATTENDANCE-REASON",
                        "APPOINTMENT-NON-ATTENDANCE-REASON",
                        code,
                        displays);
            case REVIEW_REASON -> Codes.coding(Codes.system("ReviewReason"), code);
            case REVIEW_OUTCOME -> Codes.coding(Codes.system("ReviewOutcome"), code, outcome(code));
            case ASSESSMENT_OUTCOME -> Codes.coding(Codes.system("AssessmentOutcome"), code);
        };
    }

    private static Coding shown(String system, String list, String code, CodeDisplays displays) {
        Coding coding = Codes.coding(system, code);
        displays.of(list, code).ifPresent(coding::setDisplay);
        return coding;
    }

    /** The displays of eRS-ReviewOutcome-1. */
    static String outcome(String code) {
        return switch (code) {
            case "CANCEL_APPOINTMENT_ACTION_LATER" -> "Cancel Appointment Action Later";
            case "PROVIDER_CONVERTED_ADVICE_AND_GUIDANCE_ADMIN_TO_REFER" ->
                "Provider Converted Advice and Guidance, Admin to Refer";
            case "RETURN_TO_REFERRER_WITH_ADVICE" -> "Return to Referrer With Advice";
            case "ACCEPT_REFER_BOOK_LATER" -> "Accept Refer Book Later";
            default -> throw new IllegalArgumentException("not a review outcome: " + code);
        };
    }
}
