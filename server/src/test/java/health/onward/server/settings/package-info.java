@NullMarked
package health.onward.server.settings;

import org.jspecify.annotations.NullMarked;
