package health.onward.directory;

/** How long a patient would wait for an appointment, as far as that can be said (eRS-IWT-1). */
public sealed interface AppointmentWait {

    /** Until the indicative slot. */
    record Days(int days) implements AppointmentWait {}

    /** Slots of the service are booked here, and too few are free. */
    record Limited() implements AppointmentWait {}

    /** No slots of the service are booked here: triage, advice, or booking by telephone. */
    record NotApplicable() implements AppointmentWait {}
}
