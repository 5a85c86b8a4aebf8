/** Tests of provider review and triage. */
@NullMarked
package health.onward.triage;

import org.jspecify.annotations.NullMarked;
