/** Who saw and did what: the audit trail and the action ledger, append-only. */
@NullMarked
package health.onward.audit;

import org.jspecify.annotations.NullMarked;
