@NullMarked
package health.onward.identity;

import org.jspecify.annotations.NullMarked;
