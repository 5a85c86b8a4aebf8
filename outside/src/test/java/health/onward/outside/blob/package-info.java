/** Tests of object stores. */
@NullMarked
package health.onward.outside.blob;

import org.jspecify.annotations.NullMarked;
