package health.onward.advice;

/** What a provider recommends with its advice (eRS-GuidanceIntendedRecommendation-1). */
public enum Recommendation {
    ADVICE_ONLY_NO_REFERRAL_RECOMMENDED,
    ADVICE_FOLLOWED_BY_REFERRAL_IF_REQUIRED,
    REFERRAL_RECOMMENDED,
    OTHER
}
