@NullMarked
package health.onward.appointment;

import org.jspecify.annotations.NullMarked;
