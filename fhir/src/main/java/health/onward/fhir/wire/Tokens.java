package health.onward.fhir.wire;

import health.onward.identity.Claims;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Reads who calls from a request whose token the security layer has already verified. */
public interface Tokens {

    Optional<Claims> claims(HttpServletRequest request);
}
