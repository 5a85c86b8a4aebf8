package health.onward.appointment;

/** What a provider's system said to a booking. Its failures are facts, not exceptions. */
public sealed interface PasReply {

    record Confirmed() implements PasReply {}

    /** The slot is no longer to be had. */
    record SlotGone() implements PasReply {}

    /** The system does not book this, for reasons of its own. */
    record Declined(String why) implements PasReply {}

    /** @param mayBeBooked it may have booked all the same */
    record Failed(String why, boolean mayBeBooked) implements PasReply {}

    /** @param mayBeBooked the request was sent, and may arrive or be answered yet */
    record NotResponding(String why, boolean mayBeBooked) implements PasReply {}
}
