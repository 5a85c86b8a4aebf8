/** What the house tells people unasked: what has happened, what is due, and that nobody has acted; each notice composed and kept. */
@NullMarked
package health.onward.notice;

import org.jspecify.annotations.NullMarked;
