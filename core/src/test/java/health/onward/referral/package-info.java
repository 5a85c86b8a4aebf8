@NullMarked
package health.onward.referral;

import org.jspecify.annotations.NullMarked;
