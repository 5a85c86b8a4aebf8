/** Tests of reading and staging files. */
@NullMarked
package health.onward.platform.bulk;

import org.jspecify.annotations.NullMarked;
