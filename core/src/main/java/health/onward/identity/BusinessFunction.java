package health.onward.identity;

/**
 * The function through which somebody acts; the names are the values of NHSD-eRS-Business-Function. The two of applications that
 * call without a person, and that of the patient, are ours to give: nobody may claim them.
 */
public enum BusinessFunction {
    REFERRING_CLINICIAN(Side.REFERRER),
    REFERRING_CLINICIAN_ADMIN(Side.REFERRER),
    REFERRING_ADMIN(Side.REFERRER),
    COMMISSIONER(Side.NEITHER),
    SERVICE_PROVIDER_CLINICIAN_ADMIN(Side.PROVIDER),
    SERVICE_PROVIDER_CLINICIAN(Side.PROVIDER),
    SERVICE_PROVIDER_ADMIN(Side.PROVIDER),
    INFORMATION_ANALYST(Side.NEITHER),
    BOOKING_MANAGER(Side.NEITHER),
    ADDITIONAL_REQUIREMENTS_MANAGER(Side.NEITHER),
    SERVICE_DEFINER(Side.NEITHER),
    PROVIDER_AUTHORISED_APPLICATION(Side.PROVIDER),
    REFERRER_AUTHORISED_APPLICATION(Side.REFERRER),
    PATIENT(Side.PATIENT);

    /** On which side of a referral the holder of a function works. */
    public enum Side {
        REFERRER,
        PROVIDER,
        PATIENT,
        NEITHER
    }

    private final Side side;

    BusinessFunction(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
    }

    /** One that an organisation gives to its people. */
    public boolean ofStaff() {
        return !unattended() && this != PATIENT;
    }

    /** Of software that calls without a person. */
    public boolean unattended() {
        return this == PROVIDER_AUTHORISED_APPLICATION || this == REFERRER_AUTHORISED_APPLICATION;
    }
}
