package health.onward.fhir.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The absolute base that the API's own links carry.
 *
 * @param configured the address behind which a proxy publishes the API, without a trailing slash; otherwise each request's own
 */
public record PublicAddress(Optional<String> configured) {

    String base(HttpServletRequest request) {
        return configured.orElseGet(() -> {
            boolean standard = request.getServerPort() == (request.isSecure() ? 443 : 80);
            String port = standard ? "" : ":" + request.getServerPort();
            return request.getScheme() + "://" + request.getServerName() + port + WireRoutes.ROOT;
        });
    }
}
