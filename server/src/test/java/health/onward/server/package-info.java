/** The server's tests, and what tests of the running house stand on. */
@NullMarked
package health.onward.server;

import org.jspecify.annotations.NullMarked;
