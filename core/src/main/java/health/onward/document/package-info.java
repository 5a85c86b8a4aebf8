/** Files that people hand in: what is known of each, where its bytes lie, whether it was found clean, and what it is part of. */
@NullMarked
package health.onward.document;

import org.jspecify.annotations.NullMarked;
