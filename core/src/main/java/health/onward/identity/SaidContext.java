package health.onward.identity;

import java.util.Optional;

/** In which organisation, function and for whom a caller says it acts: claims of the client, to be checked each time. */
public record SaidContext(Optional<String> organisation, Optional<String> function, Optional<String> onBehalfOf) {

    boolean anything() {
        return organisation.isPresent() || function.isPresent() || onBehalfOf.isPresent();
    }

    /** Under these names callers say it, and are told what is missing. */
    public static final String ORGANISATION = "NHSD-End-User-Organisation-ODS";

    public static final String FUNCTION = "NHSD-eRS-Business-Function";
    public static final String ON_BEHALF_OF = "NHSD-eRS-On-Behalf-Of-User-ID";
}
