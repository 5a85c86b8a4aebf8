package health.onward.directory;

import health.onward.identity.Organisation;
import health.onward.identity.UserId;
import health.onward.platform.Refusal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the house knows of everything that a definition names.
 *
 * @param clinicTypes those that are in the list
 * @param terms those that we know
 * @param unfit clinicians who cannot be named, with why
 * @param nameTaken another service of the provider has the name
 */
record DefinitionFacts(
        Optional<Organisation> provider,
        Optional<Organisation> location,
        Optional<Concept> specialty,
        Map<String, Concept> clinicTypes,
        Set<String> terms,
        Map<UserId, Refusal> unfit,
        boolean nameTaken,
        LocalDate today) {}
