/** The pages of staff. */
@NullMarked
package health.onward.web.professional;

import org.jspecify.annotations.NullMarked;
