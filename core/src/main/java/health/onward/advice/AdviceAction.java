package health.onward.advice;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.identity.BusinessFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What can be done in a conversation, and by which functions. Only what the provider does has endpoints (A026, A027). */
public enum AdviceAction {
    GIVE_ADVICE("Return to Referrer With Advice", SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN),
    ASK_BACK("Require Further Information", SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN),
    CONVERT("Convert to Referral", SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN),
    /** Nobody does it by hand: the clock does when it is time, for the referrer who has said so. */
    CONVERT_UNANSWERED("Convert What Nobody Answered", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    /** Says whose turn the provider's is. */
    NAME_RESPONDER(
            "Name Responder", SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN, SERVICE_PROVIDER_ADMIN),
    REPLY("Submit Further Information", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    /** Notes that clinical information has come; whose turn it is stays as it was. */
    ADD_INFORMATION("Add Clinical Information", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    CONTINUE("Continue Conversation", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    END("End Conversation", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    CANCEL("Cancel Request", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    /** Makes a referral because of the advice, with a UBRN of its own. */
    REFER_ON("Refer", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    JUDGE("Say Whether It Helped", REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN);

    private final String display;
    private final Set<BusinessFunction> functions;

    AdviceAction(String display, BusinessFunction... functions) {
        this.display = display;
        this.functions = EnumSet.copyOf(List.of(functions));
    }

    public String display() {
        return display;
    }

    public Set<BusinessFunction> functions() {
        return Set.copyOf(functions);
    }
}
