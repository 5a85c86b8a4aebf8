@NullMarked
package health.onward.letter;

import org.jspecify.annotations.NullMarked;
