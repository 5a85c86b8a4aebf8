/** The worklists: who is on which, and the stored rows that make a page one index range. */
@NullMarked
package health.onward.worklist;

import org.jspecify.annotations.NullMarked;
