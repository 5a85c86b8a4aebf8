package health.onward.appointment;

import health.onward.platform.RefusalCode;

/** What a caller is told about a booking that an outside system did not make: the same to everybody who waits for it. */
final class AttemptWords {

    private AttemptWords() {}

    static String sentence(RefusalCode code, BookingAttempt attempt) {
        String slot = "slot " + attempt.asked().request().slot();
        String request = "request " + attempt.target().ubrn();
        return switch (code) {
            case SLOT_NOT_AVAILABLE -> slot + " is no longer available; search again";
            case UNABLE_TO_CONFIRM_APPOINTMENT -> "the provider's system does not confirm " + slot + " for " + request;
            case PAS_RESPONDED_WITH_ERROR ->
                "the provider's system answered with an error to the booking of " + slot + " for " + request
                        + ", which is not booked";
            case PAS_NOT_RESPONDING ->
                "the provider's system did not answer to the booking of " + slot + " for " + request
                        + ", which is not booked";
            default -> "the booking of " + slot + " for " + request + " could not be completed";
        };
    }
}
