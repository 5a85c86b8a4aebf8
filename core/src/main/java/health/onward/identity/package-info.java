/** Who acts: people, organisations, the business functions they hold, on-behalf-of links and workgroups. */
@NullMarked
package health.onward.identity;

import org.jspecify.annotations.NullMarked;
