/** A running house for tests and measurements: its database, its processes, and a client that costs little. */
@NullMarked
package health.onward.acceptance.running;

import org.jspecify.annotations.NullMarked;
