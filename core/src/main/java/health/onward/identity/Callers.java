package health.onward.identity;

import health.onward.platform.Outcome;

/** Turns a token's claims and a client's headers into an {@link Actor}, or says why not. */
public interface Callers {

    /** Refuses NO_ACCESS or IDENTITY_TOO_WEAK when the levels are too low, whatever the endpoint. */
    Outcome<Claims> strongEnough(Claims claims);

    /**
     * Refuses a person MISSING_HEADER without an organisation or function, FORBIDDEN unless the function is one of those with
     * access, the person holds it there now, and they may act for whom they say. Refuses an application FORBIDDEN when it says
     * any of that, or was not allowed the endpoint.
     *
     * @param endpoint the number of what is called, such as A005
     */
    Outcome<Actor> actor(Claims claims, SaidContext said, Access access, String endpoint, String requestId);
}
