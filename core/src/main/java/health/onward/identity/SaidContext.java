package health.onward.identity;

import java.util.Optional;

/** In which organisation, function and for whom a caller says it acts: claims of the client, to be checked each time. */
public record SaidContext(Optional<String> organisation, Optional<String> function, Optional<String> onBehalfOf) {}
