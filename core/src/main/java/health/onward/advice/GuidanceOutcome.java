package health.onward.advice;

/** What a provider's message is meant as (eRS-GuidanceResponseOutcome-1). */
public enum GuidanceOutcome {
    RETURN_TO_REFERRER_WITH_ADVICE,
    REQUIRE_FURTHER_INFORMATION,
    /** Said by conversion (A027), never by an answer (A026). */
    PROVIDER_CONVERTED
}
