/** Puts the rooms together and opens the doors: configuration, wiring, and the pages and answers that belong to no room. */
@NullMarked
package health.onward.server;

import org.jspecify.annotations.NullMarked;
