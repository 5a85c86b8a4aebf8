/** Classes of the wire that break the house's rules on purpose; see {@code health.onward.house}. */
@NullMarked
package health.onward.fhir.canary;

import org.jspecify.annotations.NullMarked;
