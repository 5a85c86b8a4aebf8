/** What only the demo profile has. */
@NullMarked
package health.onward.server.demo;

import org.jspecify.annotations.NullMarked;
