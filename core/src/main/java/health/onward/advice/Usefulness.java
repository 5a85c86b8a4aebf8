package health.onward.advice;

/** What the referrer says of the advice. */
public enum Usefulness {
    HELPED,
    DID_NOT_HELP
}
