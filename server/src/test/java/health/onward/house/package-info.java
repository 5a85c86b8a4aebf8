/** The house's own rules as tests: who may use whom, what rules are pure, names, sizes, SQL, and documents that must be fresh. */
@NullMarked
package health.onward.house;

import org.jspecify.annotations.NullMarked;
