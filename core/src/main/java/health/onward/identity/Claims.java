package health.onward.identity;

/**
 * Who a token says is calling; the issuer vouches for it.
 *
 * @param identityLevel how surely the person was identified (IAL), 1 to 3
 * @param authenticatorLevel how surely they signed in (AAL), 1 to 3
 */
public record Claims(UserId user, int identityLevel, int authenticatorLevel) {}
