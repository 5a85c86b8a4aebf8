/** What is left when processes die: nothing half-made, nothing acknowledged and lost. */
@NullMarked
package health.onward.acceptance.faults;

import org.jspecify.annotations.NullMarked;
