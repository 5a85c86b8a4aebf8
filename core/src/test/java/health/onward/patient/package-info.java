@NullMarked
package health.onward.patient;

import org.jspecify.annotations.NullMarked;
