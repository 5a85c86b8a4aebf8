package health.onward.referral;

/** The published name of a standing (eRS-ReferralState-1), derived from {@link Progress} and nowhere else. */
public enum ReferralState {
    REJECTED("Rejected"),
    CANCELLED_REFERRAL("Cancelled Referral"),
    DID_NOT_ATTEND("Did Not Attend"),
    ASSESSMENT_RESULT("Assessment Result"),
    TRIAGE_RESPONSE("Triage Response"),
    APPT_CANCELLED_BY_PROVIDER("Appointment Cancelled By Provider"),
    APPT_CANCELLED_BY_PATIENT("Appointment Cancelled By Patient"),
    AWAITING_TRIAGE("Awaiting Triage"),
    NOT_BOOKED("Not Booked"),
    DEFERRED_TO_PROVIDER("Deferred To Provider"),
    BOOKED("Booked"),
    TRIAGED_PROVIDER_TO_ACTION("Triaged - Provider To Action");

    private final String display;

    ReferralState(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
