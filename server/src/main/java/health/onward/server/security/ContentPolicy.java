package health.onward.server.security;

import health.onward.server.settings.TokenSettings;
import java.net.URI;
import java.util.stream.Collectors;

/** What a browser may load and send on our pages: our own style sheet, our own forms, nothing else. */
final class ContentPolicy {

    private static final String STRICT =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private ContentPolicy() {}

    /** Browsers apply form-action to the redirects that follow a form, so the way back to the client must be named. */
    static String withRedirectsTo(TokenSettings settings) {
        String others = settings.redirects().stream()
                .map(URI::create)
                .map(uri -> " " + uri.getScheme() + "://" + uri.getAuthority())
                .collect(Collectors.joining());
        return STRICT + " http://127.0.0.1:*" + others;
    }
}
