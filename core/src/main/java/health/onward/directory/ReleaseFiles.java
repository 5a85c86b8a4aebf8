package health.onward.directory;

import health.onward.platform.bulk.Input;
import java.util.Optional;

/**
 * The files of a SNOMED CT release (RF2, snapshot) that terms are read from, and the operator's own file that says where
 * patients with them are usually seen.
 *
 * @param map columns id, specialty, clinic_type
 * @param language says which of several words for a thing is preferred; without it the fully specified name is taken
 * @param referenceSet whose preference counts, when the language file has several
 */
public record ReleaseFiles(
        Input concepts, Input descriptions, Input map, Optional<Input> language, Optional<String> referenceSet) {}
