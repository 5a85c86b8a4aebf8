package health.onward.directory;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A search whose references have all been found to exist: what the rules decide over.
 *
 * @param from the place of the postcode searched from
 */
record Sought(SearchFor purpose, SearchCriteria criteria, Seeker seeker, LocalDate day, Optional<Place> from) {}
