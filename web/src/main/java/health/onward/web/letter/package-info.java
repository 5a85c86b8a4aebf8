/** Letters as pages: what is printed, for a browser. */
@NullMarked
package health.onward.web.letter;

import org.jspecify.annotations.NullMarked;
