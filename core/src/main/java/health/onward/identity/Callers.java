package health.onward.identity;

import health.onward.platform.Outcome;

/** Turns a token's claims and a client's headers into an {@link Actor}, or says why not. */
public interface Callers {

    /** Refuses NO_ACCESS or IDENTITY_TOO_WEAK when the levels are too low, whatever the endpoint. */
    Outcome<Claims> strongEnough(Claims claims);

    /**
     * Refuses MISSING_HEADER without an organisation or function, FORBIDDEN unless the function is one of those with access, the
     * person holds it there now, and they may act for whom they say.
     */
    Outcome<Actor> actor(Claims claims, SaidContext said, Access access, String requestId);
}
