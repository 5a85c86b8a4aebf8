package health.onward.identity;

import health.onward.platform.Outcome;
import java.util.Set;

/** Turns a token's claims and a client's headers into an {@link Actor}, or says why not. */
public interface Callers {

    /** Refuses NO_ACCESS or IDENTITY_TOO_WEAK when the levels are too low, whatever the endpoint. */
    Outcome<Claims> strongEnough(Claims claims);

    /**
     * Refuses MISSING_HEADER without an organisation or function, FORBIDDEN unless the person holds the function there now, is
     * one of {@code allowed}, and may act for whom they say.
     */
    Outcome<Actor> actor(Claims claims, SaidContext said, Set<BusinessFunction> allowed, String requestId);
}
