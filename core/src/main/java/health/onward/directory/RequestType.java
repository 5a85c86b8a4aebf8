package health.onward.directory;

/** What can be asked of a service (eRS-RequestFlowType-1). Triage and bookable appointments exclude each other. */
public enum RequestType {
    APPOINTMENT_REQUEST,
    TRIAGE_REQUEST,
    ADVICE_AND_GUIDANCE_REQUEST
}
