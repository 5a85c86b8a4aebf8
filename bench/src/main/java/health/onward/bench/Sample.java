package health.onward.bench;

/**
 * One operation that was listened to, with what its client knew of it: these values differ from one operation to the next.
 *
 * @param slot the slot that was booked, or empty
 */
record Sample(Counted counted, String requestId, long ubrn, String slot) {

    Sample withoutSlot() {
        return new Sample(counted, requestId, ubrn, "");
    }
}
