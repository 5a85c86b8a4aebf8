/** Looks into files: by ClamAV, and by parsers of our own that let nothing pass which they have not understood. */
@NullMarked
package health.onward.outside.scan;

import org.jspecify.annotations.NullMarked;
