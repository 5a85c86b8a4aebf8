/** Tests of what is told to whom. */
@NullMarked
package health.onward.notice;

import org.jspecify.annotations.NullMarked;
