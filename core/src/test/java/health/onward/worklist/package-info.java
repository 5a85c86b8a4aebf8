/** Tests of the worklists: membership as tables, rows in a real database. */
@NullMarked
package health.onward.worklist;

import org.jspecify.annotations.NullMarked;
