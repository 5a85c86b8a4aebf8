/** Provider review and triage: what a provider's clinician decides about a referral that came to a service. */
@NullMarked
package health.onward.triage;

import org.jspecify.annotations.NullMarked;
