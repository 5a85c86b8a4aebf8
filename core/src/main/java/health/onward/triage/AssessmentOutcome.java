package health.onward.triage;

/**
 * What a clinical assessment came to. The published API names the list (eRS-AssessmentOutcome-1) and none of its codes; these are
 * ours, and stored.
 */
public enum AssessmentOutcome {
    /** The referrer goes on, with the advice that comes with it. */
    ADVISE_REFERRER,
    /** All that was needed was done; the referrer learns what. */
    TREATED
}
