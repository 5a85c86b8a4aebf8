@NullMarked
package health.onward.bench;

import org.jspecify.annotations.NullMarked;
