package health.onward.referral;

import static health.onward.identity.BusinessFunction.PATIENT;
import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;
import static health.onward.referral.ReferralAction.Group.BOTH;
import static health.onward.referral.ReferralAction.Group.CLINICIANS;
import static health.onward.referral.ReferralAction.Group.REFERRERS;

import health.onward.identity.BusinessFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What can be done to a referral, and by which functions. The exposed ones are those that A029 tells clients about; the rest are
 * endpoints of their own or, where no endpoint is published, what pages and patients do.
 */
public enum ReferralAction {
    RECORD_REVIEW_OUTCOME("Record Review Outcome", true, CLINICIANS, PROVIDER_AUTHORISED_APPLICATION),
    CREATE_APPOINTMENT("Create Appointment", true, REFERRERS, REFERRING_ADMIN, PATIENT),
    CHANGE_SHORTLIST("Change Shortlist", true, REFERRERS),
    CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE("Change Shortlist and Send for Triage", true, REFERRERS),
    CANCEL_REFERRAL("Cancel Referral", true, BOTH, PROVIDER_AUTHORISED_APPLICATION, PATIENT),
    CANCEL_DIRECTLY_BOOKED_APPOINTMENT("Cancel Directly Booked Appointment", true, REFERRERS, REFERRING_ADMIN, PATIENT),
    /** To another time; the old one is kept until the new one is sure. */
    CHANGE_BOOKING("Change Booking", false, REFERRERS, REFERRING_ADMIN, PATIENT),
    MAINTAIN_LETTER("Maintain Referral Letter", false, REFERRERS),
    /** Takes an outcome off the referring organisation's list. */
    DISMISS("Dismiss", false, REFERRERS, REFERRING_ADMIN),
    ACCEPT("Accept", false, CLINICIANS, PROVIDER_AUTHORISED_APPLICATION),
    REJECT("Reject", false, CLINICIANS),
    CANCEL_ACTION_LATER("Cancel Appointment, Action Later", false, CLINICIANS),
    /** To another service, booked there, left to it, or sent to it for triage. */
    CHANGE_SERVICE("Change Service", false, CLINICIANS),
    /** Within the service that holds it; that the provider does it is acceptance. */
    CHANGE_DATE("Change Date or Time", false, CLINICIANS, SERVICE_PROVIDER_ADMIN),
    CHANGE_PRIORITY("Change Priority", false, CLINICIANS),
    ALLOCATE_CLINICIAN("Allocate Clinician", false, CLINICIANS),
    MARK_PRINTED("Mark Clinical Information Printed", false, CLINICIANS),
    /** A new request of the provider's own, linked to this one. */
    REFER_ONWARD("Refer Onward", false, CLINICIANS),
    RECORD_ASSESSMENT("Record Assessment Result", false, CLINICIANS),
    /** The provider books, whatever the booking window says, or keys in what was agreed on the telephone. */
    BOOK_FOR_PATIENT("Book for Patient", false, CLINICIANS, SERVICE_PROVIDER_ADMIN),
    /** The provider says between which services the patient may choose now. */
    SHORTLIST_FOR_PATIENT("Shortlist for Patient", false, CLINICIANS, SERVICE_PROVIDER_ADMIN),
    CANCEL_AS_PROVIDER(
            "Cancel Appointment as Provider",
            false,
            CLINICIANS,
            SERVICE_PROVIDER_ADMIN,
            PROVIDER_AUTHORISED_APPLICATION),
    RECORD_NON_ATTENDANCE("Record Non-Attendance", false, CLINICIANS, SERVICE_PROVIDER_ADMIN),
    RETURN_NON_ATTENDER("Return Non-Attender to Referrer", false, CLINICIANS, SERVICE_PROVIDER_ADMIN);

    private final String display;
    private final boolean exposed;
    private final Set<BusinessFunction> functions;

    ReferralAction(String display, boolean exposed, Group group, BusinessFunction... others) {
        this.display = display;
        this.exposed = exposed;
        this.functions = EnumSet.copyOf(group.functions);
        functions.addAll(List.of(others));
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

    /** Functions that may do the same things. */
    enum Group {
        REFERRERS(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN),
        CLINICIANS(SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN),
        BOTH(
                REFERRING_CLINICIAN,
                REFERRING_CLINICIAN_ADMIN,
                SERVICE_PROVIDER_CLINICIAN,
                SERVICE_PROVIDER_CLINICIAN_ADMIN);

        private final List<BusinessFunction> functions;

        Group(BusinessFunction... functions) {
            this.functions = List.of(functions);
        }
    }
}
