package health.onward.advice;

/** Who speaks in a message (eRS-CommunicationSentBy-1). */
public enum SentBy {
    REQUESTER,
    RESPONDER,
    /** Nobody speaks: it notes that the referrer's clinical information has changed. */
    REFERRER_CLINICAL_INFORMATION_UPDATED
}
