package health.onward.letter;

import static health.onward.platform.RefusalCode.INVALID_REQUEST_STATE;
import static health.onward.platform.RefusalCode.INVALID_REQUEST_TYPE;

import health.onward.platform.Outcome;
import health.onward.referral.Progress;
import health.onward.referral.Referral;

/** Which letter a referral gets as it stands, and when there is none (A019, A007). */
final class StoryRules {

    private StoryRules() {}

    static Story story(Referral referral) {
        return switch (referral.progress()) {
            case Progress.NotBooked _ -> Story.CHOOSE;
            case Progress.Booked _ -> Story.BOOKED;
            case Progress.AwaitingTriage _ -> Story.BEING_READ;
            case Progress.Deferred _ -> Story.CLINIC_CONTACTS;
            case Progress.ProviderToAct(var _, var outcome, var _) ->
                outcome.equals(Progress.CONVERTED) ? Story.ADVICE_BECAME_REFERRAL : Story.CLINIC_ARRANGES;
            case Progress.CancelledByPatient _ -> Story.CANCELLED_FOR_PATIENT;
            case Progress.CancelledByProvider _ -> Story.CANCELLED_BY_CLINIC;
            case Progress.Returned _, Progress.Rejected _ -> Story.REPLIED;
            case Progress.DidNotAttend _ -> Story.MISSED;
            case Progress.Assessed _ -> Story.ASSESSED;
            case Progress.Cancelled _ -> Story.ENDED;
        };
    }

    /** Who asks for the patient's letter asks what the patient can do: of a referral that has ended, nothing. */
    static Outcome<Story> forThePatient(Referral referral) {
        Story story = story(referral);
        return story == Story.ENDED
                ? Outcome.refused(
                        INVALID_REQUEST_STATE,
                        "the referral is cancelled: there is nothing left to tell the patient to do")
                : Outcome.accepted(story);
    }

    /** The summary is for somebody who is to act on it. */
    static Outcome<Referral> forClinicians(Referral referral) {
        return story(referral) == Story.ENDED
                ? Outcome.refused(INVALID_REQUEST_TYPE, "this is no active referral")
                : Outcome.accepted(referral);
    }
}
