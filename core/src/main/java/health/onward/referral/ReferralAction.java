package health.onward.referral;

import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.identity.BusinessFunction;
import java.util.EnumSet;
import java.util.Set;

/** What can be done to a referral, and by which functions. The exposed ones are those that A029 tells clients about. */
public enum ReferralAction {
    RECORD_REVIEW_OUTCOME(
            "Record Review Outcome",
            true,
            SERVICE_PROVIDER_CLINICIAN,
            SERVICE_PROVIDER_CLINICIAN_ADMIN,
            PROVIDER_AUTHORISED_APPLICATION),
    CREATE_APPOINTMENT("Create Appointment", true, REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    CHANGE_SHORTLIST("Change Shortlist", true, REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE(
            "Change Shortlist and Send for Triage", true, REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    CANCEL_REFERRAL(
            "Cancel Referral",
            true,
            REFERRING_CLINICIAN,
            REFERRING_CLINICIAN_ADMIN,
            SERVICE_PROVIDER_CLINICIAN,
            SERVICE_PROVIDER_CLINICIAN_ADMIN,
            PROVIDER_AUTHORISED_APPLICATION),
    CANCEL_DIRECTLY_BOOKED_APPOINTMENT(
            "Cancel Directly Booked Appointment", true, REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
    ACCEPT(
            "Accept",
            false,
            SERVICE_PROVIDER_CLINICIAN,
            SERVICE_PROVIDER_CLINICIAN_ADMIN,
            PROVIDER_AUTHORISED_APPLICATION);

    private final String display;
    private final boolean exposed;
    private final Set<BusinessFunction> functions;

    ReferralAction(String display, boolean exposed, BusinessFunction first, BusinessFunction... others) {
        this.display = display;
        this.exposed = exposed;
        this.functions = EnumSet.of(first, others);
    }

    public String display() {
        return display;
    }

    public boolean exposed() {
        return exposed;
    }

    public Set<BusinessFunction> functions() {
        return Set.copyOf(functions);
    }
}
