/** What an operator sets in the environment. */
@NullMarked
package health.onward.server.settings;

import org.jspecify.annotations.NullMarked;
