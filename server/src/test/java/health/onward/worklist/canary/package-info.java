/** Classes of the worklists that break the house's rules on purpose; see {@code health.onward.house}. */
@NullMarked
package health.onward.worklist.canary;

import org.jspecify.annotations.NullMarked;
