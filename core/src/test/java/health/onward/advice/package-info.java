@NullMarked
package health.onward.advice;

import org.jspecify.annotations.NullMarked;
