package health.onward.fhir.wire;

import static health.onward.platform.Outcome.accepted;
import static health.onward.platform.Outcome.refused;

import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;

/** Media types, the version header and query parameters: what is asked of every call, whatever its endpoint does. */
final class Negotiation {

    static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json");

    private static final Pattern IF_MATCH = Pattern.compile("W/\"([0-9]{1,18})\"");

    /** What a search may be asked to bring along, one thing each time (A025). */
    private static final Set<String> REPEATED = Set.of("_include");

    private Negotiation() {}

    /** The version named in If-Match, where the endpoint needs one. */
    static Outcome<OptionalLong> check(Endpoint endpoint, ServerRequest request) {
        Set<String> answers = endpoint.media().answers();
        if (!acceptable(request.headers().header("Accept"), answers)) {
            return refused(RefusalCode.NOT_ACCEPTABLE, "this answers with " + String.join(", ", answers) + " only");
        }
        if (endpoint.media().upload() && !singleFile(request.headers().firstHeader("Content-Type"))) {
            return refused(RefusalCode.UNSUPPORTED_MEDIA_TYPE, "send the file itself as the body, and its type");
        }
        if (endpoint.json() && !fhirJson(request.headers().firstHeader("Content-Type"))) {
            return refused(RefusalCode.UNSUPPORTED_MEDIA_TYPE, "send the body as application/fhir+json");
        }
        return endpoint.versioned()
                ? version(request.headers().firstHeader("If-Match"))
                : accepted(OptionalLong.empty());
    }

    static Outcome<Boolean> parameters(Endpoint endpoint, Map<String, List<String>> query) {
        RefusalCode code = switch (endpoint.errors()) {
            case STU3 -> RefusalCode.BAD_REQUEST;
            case STU3_SEARCH, R4 -> RefusalCode.INVALID_VALUE;
        };
        for (var parameter : query.entrySet()) {
            if (!endpoint.parameters().contains(parameter.getKey())) {
                return refused(code, "'" + printable(parameter.getKey()) + "' is not a parameter of this endpoint");
            }
            if (parameter.getValue().size() > 1 && !REPEATED.contains(parameter.getKey())) {
                return refused(code, "'" + parameter.getKey() + "' is given more than once");
            }
        }
        return accepted(true);
    }

    private static Outcome<OptionalLong> version(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return refused(RefusalCode.VERSION_MISSING, "name the version you have read in If-Match");
        }
        Matcher matcher = IF_MATCH.matcher(header.strip());
        return matcher.matches()
                ? accepted(OptionalLong.of(Long.parseLong(matcher.group(1))))
                : refused(RefusalCode.BAD_REQUEST, "If-Match must look like W/\"5\"");
    }

    private static boolean acceptable(List<String> accepts, Set<String> answers) {
        if (answers.isEmpty()) {
            return true;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accepts);
            List<MediaType> ours = MediaType.parseMediaTypes(List.copyOf(answers));
            return types.isEmpty()
                    || types.stream()
                            .filter(type -> type.getQualityValue() > 0)
                            .anyMatch(type -> ours.stream().anyMatch(type::isCompatibleWith));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Not a form that holds files among other things. A missing type is a missing value: the operation says so. */
    private static boolean singleFile(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.isConcrete()
                    && !type.getType().equals("multipart")
                    && !type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean fhirJson(@Nullable String contentType) {
        try {
            return contentType != null && MediaType.parseMediaType(contentType).equalsTypeAndSubtype(FHIR_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\x20-\\x7e]", "?").substring(0, Math.min(60, name.length()));
    }
}
