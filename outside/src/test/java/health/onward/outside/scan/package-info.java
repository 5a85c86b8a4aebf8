/** Tests of what looks into files. */
@NullMarked
package health.onward.outside.scan;

import org.jspecify.annotations.NullMarked;
