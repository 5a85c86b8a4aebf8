/** Acts of people for which the published API has no endpoint, so that an integrator can walk every state of a referral. */
@NullMarked
package health.onward.server.demo.events;

import org.jspecify.annotations.NullMarked;
