/** Classes of the pages that break the house's rules on purpose; see {@code health.onward.house}. */
@NullMarked
package health.onward.web.canary;

import org.jspecify.annotations.NullMarked;
