/** What every room stands on: the database, transactions, outcomes, ids and the embedded PostgreSQL. No word of our domain. */
@NullMarked
package health.onward.platform;

import org.jspecify.annotations.NullMarked;
