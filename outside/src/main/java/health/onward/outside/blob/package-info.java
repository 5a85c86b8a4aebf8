/** Keeps the bytes of files in object stores. */
@NullMarked
package health.onward.outside.blob;

import org.jspecify.annotations.NullMarked;
