/** Classes of the audit that break the house's rules on purpose; see {@code health.onward.house}. */
@NullMarked
package health.onward.audit.canary;

import org.jspecify.annotations.NullMarked;
