/** What the house costs: trips, rows, bytes and CPU per operation, and its speed beside plain SQL; see docs/bench.md. */
@NullMarked
package health.onward.bench;

import org.jspecify.annotations.NullMarked;
