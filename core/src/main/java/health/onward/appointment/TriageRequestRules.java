package health.onward.appointment;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.TOO_MANY_ITEMS;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.LetterIntention;
import health.onward.referral.Referral;

/** What may be sent for triage at once, without a choice for the patient (A021, A032): one service that triages. */
final class TriageRequestRules {

    private TriageRequestRules() {}

    /** On creation a letter must be promised: triage cannot do without (A021). */
    static Outcome<Choice> promised(Choice choice) {
        return choice.intention() == LetterIntention.NEED_TO_ADD_LATER
                ? Outcome.accepted(choice)
                : Outcome.refused(new Refusal(
                        INAPPROPRIATE_VALUE,
                        "must be NEED_TO_ADD_LATER: triage is of what the letter says",
                        "intentionToAddReferralLetter"));
    }

    /** Before anything is looked up. */
    static Outcome<Choice> one(Choice choice) {
        if (choice.services().size() > 1) {
            return Outcome.refused(
                    new Refusal(TOO_MANY_ITEMS, "has more than one service to be sent to for triage", "shortlist"));
        }
        return choice.reminderDays() == 0
                ? Outcome.accepted(choice)
                : Outcome.refused(new Refusal(
                        INAPPROPRIATE_VALUE,
                        "must be 0: there is nothing to remind the patient of",
                        "firstReminderLetterFollowUpDays"));
    }

    static Outcome<Referral> triaging(Referral referral) {
        return referral.shortlist().entries().getFirst().triage()
                ? Outcome.accepted(referral)
                : Outcome.refused(new Refusal(INAPPROPRIATE_VALUE, "must name a service that triages", "shortlist"));
    }
}
