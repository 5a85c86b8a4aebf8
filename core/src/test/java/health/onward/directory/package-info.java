/** Tests of the directory. */
@NullMarked
package health.onward.directory;

import org.jspecify.annotations.NullMarked;
