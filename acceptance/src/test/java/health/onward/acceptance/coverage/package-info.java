/** What the tests have asked of the API, held against what is served and what is documented; compared when all have run. */
@NullMarked
package health.onward.acceptance.coverage;

import org.jspecify.annotations.NullMarked;
