/** The house as its users meet it: journeys, and the published contract, over HTTP. */
@NullMarked
package health.onward.acceptance;

import org.jspecify.annotations.NullMarked;
