/** What the published contract promises of every operation, table by table. */
@NullMarked
package health.onward.acceptance.contract;

import org.jspecify.annotations.NullMarked;
