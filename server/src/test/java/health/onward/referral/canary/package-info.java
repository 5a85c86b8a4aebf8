/** Classes of the referral that break the house's rules on purpose; see {@code health.onward.house}. */
@NullMarked
package health.onward.referral.canary;

import org.jspecify.annotations.NullMarked;
