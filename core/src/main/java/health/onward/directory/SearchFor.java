package health.onward.directory;

import java.util.Set;

/** What a referrer searches services for (eRS-RequestType-1). A referral may go to a clinic or to triage. */
public enum SearchFor {
    REFERRAL(Set.of(RequestType.APPOINTMENT_REQUEST, RequestType.TRIAGE_REQUEST)),
    ADVICE(Set.of(RequestType.ADVICE_AND_GUIDANCE_REQUEST));

    private final Set<RequestType> served;

    SearchFor(Set<RequestType> served) {
        this.served = served;
    }

    /** A service that takes one of these will do. */
    public Set<RequestType> served() {
        return served;
    }
}
