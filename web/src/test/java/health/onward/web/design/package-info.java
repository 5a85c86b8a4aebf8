@NullMarked
package health.onward.web.design;

import org.jspecify.annotations.NullMarked;
