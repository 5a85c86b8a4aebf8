/** Tests of files. */
@NullMarked
package health.onward.document;

import org.jspecify.annotations.NullMarked;
