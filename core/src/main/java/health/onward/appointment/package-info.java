/** Slots, bookings and triage requests; the port to a provider's own system. */
@NullMarked
package health.onward.appointment;

import org.jspecify.annotations.NullMarked;
