package health.onward.fhir.wire;

import health.onward.identity.Access;
import health.onward.identity.BusinessFunction;
import java.util.Set;

/**
 * One published operation as the route tables list it.
 *
 * @param id the endpoint's number, such as A011
 * @param path below the API's base, version first, in Spring's pattern syntax
 * @param access who may call it; no function when any authenticated person may, without organisation and function headers (A030)
 * @param parameters the query parameters it knows; another one, or one given twice, is refused
 * @param versioned what is changed has a version, which the caller must name in If-Match
 * @param media what goes in and out beside FHIR
 */
public record Endpoint(
        String id,
        Method method,
        String path,
        ErrorStyle errors,
        Access access,
        Set<String> parameters,
        boolean json,
        boolean versioned,
        Operation operation,
        Media media) {

    /**
     * @param answers the types that an answer may have, one of which a caller must accept; empty when it has no body of its own and
     *     any wish can be granted
     * @param upload the body is a file, which the operation reads as it arrives
     */
    public record Media(Set<String> answers, boolean upload) {

        private static final Media FHIR = new Media(Set.of("application/fhir+json"), false);
    }

    /** One that takes and gives FHIR JSON. */
    public Endpoint(
            String id,
            Method method,
            String path,
            ErrorStyle errors,
            Access access,
            Set<String> parameters,
            boolean json,
            boolean versioned,
            Operation operation) {
        this(id, method, path, errors, access, parameters, json, versioned, operation, Media.FHIR);
    }

    public enum Method {
        GET,
        HEAD,
        POST,
        PUT
    }

    public static Endpoint get(String id, String path, ErrorStyle errors, Operation operation) {
        return new Endpoint(id, Method.GET, path, errors, Access.of(), Set.of(), false, false, operation);
    }

    public static Endpoint head(String id, String path, ErrorStyle errors, Operation operation) {
        return new Endpoint(id, Method.HEAD, path, errors, Access.of(), Set.of(), false, false, operation);
    }

    /** A POST with a FHIR JSON body. */
    public static Endpoint post(String id, String path, ErrorStyle errors, Operation operation) {
        return new Endpoint(id, Method.POST, path, errors, Access.of(), Set.of(), true, false, operation);
    }

    /** A PUT with a FHIR JSON body. */
    public static Endpoint put(String id, String path, ErrorStyle errors, Operation operation) {
        return new Endpoint(id, Method.PUT, path, errors, Access.of(), Set.of(), true, false, operation);
    }

    public Endpoint by(Set<BusinessFunction> allowed) {
        return by(new Access(allowed, false));
    }

    public Endpoint by(Access allowed) {
        return new Endpoint(id, method, path, errors, allowed, parameters, json, versioned, operation, media);
    }

    public Endpoint by(BusinessFunction... allowed) {
        return by(Set.of(allowed));
    }

    public Endpoint knowing(String... names) {
        return new Endpoint(id, method, path, errors, access, Set.of(names), json, versioned, operation, media);
    }

    public Endpoint withoutBody() {
        return new Endpoint(id, method, path, errors, access, parameters, false, versioned, operation, media);
    }

    /** Its body is a file of any type that the operation takes. */
    public Endpoint upload() {
        return new Endpoint(
                id,
                method,
                path,
                errors,
                access,
                parameters,
                false,
                versioned,
                operation,
                new Media(media.answers(), true));
    }

    /** Its answers have one of these types; its refusals are FHIR all the same. */
    public Endpoint answering(Set<String> types) {
        return new Endpoint(
                id,
                method,
                path,
                errors,
                access,
                parameters,
                json,
                versioned,
                operation,
                new Media(types, media.upload()));
    }

    public Endpoint ifMatch() {
        return new Endpoint(id, method, path, errors, access, parameters, json, true, operation, media);
    }

    /** The same endpoint with another operation behind it. */
    public Endpoint with(Operation other) {
        return new Endpoint(id, method, path, errors, access, parameters, json, versioned, other, media);
    }

    /** Whether a person must name organisation and business function; A030 tells a person which ones there are. */
    public boolean inContext() {
        return !access.functions().isEmpty();
    }
}
