@NullMarked
package health.onward.outside.paper;

import org.jspecify.annotations.NullMarked;
