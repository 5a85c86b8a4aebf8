package health.onward.advice;

/** Where a conversation stands, with what is true only there (api section c.4). Open ones are always somebody's turn. */
public sealed interface Stage {

    sealed interface Open extends Stage {
        Turn turn();
    }

    /** The referrer spoke last. */
    record ProviderToRespond(Turn turn) implements Open {}

    /** The provider asked back. */
    record ReferrerToInform(Turn turn) implements Open {}

    record ReferrerToReview(Turn turn, Recommendation recommendation) implements Open {}

    /** Ended by the referrer after an answer. */
    record Closed(Recommendation recommendation) implements Stage {}

    /** Withdrawn by the referrer without one. */
    record Cancelled() implements Stage {}

    /** A referral with the same UBRN goes on from here. */
    record Converted() implements Stage {}

    default Category category() {
        return switch (this) {
            case ProviderToRespond _ -> Category.PROVIDER_RESPONSE_REQUIRED;
            case ReferrerToInform _ -> Category.REFERRER_TO_SUBMIT_FURTHER_INFORMATION;
            case ReferrerToReview _ -> Category.REFERRER_TO_REVIEW_RESPONSE;
            case Closed _ -> Category.CONVERSATION_ENDED_CLOSED;
            case Cancelled _ -> Category.CONVERSATION_ENDED_CANCELLED;
            case Converted _ -> Category.ADVICE_CONVERTED;
        };
    }
}
