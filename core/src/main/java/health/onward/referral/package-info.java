/** The referral itself: UBRN, shortlist, standing, who may do what, versions, cancellation. */
@NullMarked
package health.onward.referral;

import org.jspecify.annotations.NullMarked;
