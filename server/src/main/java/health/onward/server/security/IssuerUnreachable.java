package health.onward.server.security;

import org.springframework.security.core.AuthenticationException;

/** The issuer's keys cannot be fetched: nothing is wrong with the caller's token. */
final class IssuerUnreachable extends AuthenticationException {

    IssuerUnreachable(Throwable cause) {
        super("the issuer's keys cannot be fetched", cause);
    }
}
