/** What a client's system does with a running server: over HTTP, with nothing of the server's own code. */
@NullMarked
package health.onward.acceptance;

import org.jspecify.annotations.NullMarked;
