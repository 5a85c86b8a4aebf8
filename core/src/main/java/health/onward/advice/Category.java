package health.onward.advice;

/** Where a conversation stands, in the words that both sides see (eRS-AdviceAndGuidanceStatus-1, api section c.4). */
public enum Category {
    PROVIDER_RESPONSE_REQUIRED(Status.ACTIVE),
    REFERRER_TO_SUBMIT_FURTHER_INFORMATION(Status.ACTIVE),
    REFERRER_TO_REVIEW_RESPONSE(Status.ACTIVE),
    CONVERSATION_ENDED_CANCELLED(Status.CANCELLED),
    CONVERSATION_ENDED_CLOSED(Status.COMPLETED),
    ADVICE_CONVERTED(Status.COMPLETED);

    /** What becomes of a request as such: the FHIR word. */
    public enum Status {
        ACTIVE,
        CANCELLED,
        COMPLETED
    }

    private final Status status;

    Category(Status status) {
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
