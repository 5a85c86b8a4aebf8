/** Tests of the audit trail and the action ledger on a real database. */
@NullMarked
package health.onward.audit;

import org.jspecify.annotations.NullMarked;
