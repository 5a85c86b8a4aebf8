/** The demographics we hold and where they come from. */
@NullMarked
package health.onward.patient;

import org.jspecify.annotations.NullMarked;
