@NullMarked
package health.onward.web.letter;

import org.jspecify.annotations.NullMarked;
