/** A provider's own system as it may be met: good, slow, silent, wrong, refusing, or double-minded; a process of its own. */
@NullMarked
package health.onward.acceptance.pas;

import org.jspecify.annotations.NullMarked;
