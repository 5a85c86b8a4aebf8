/** What we write: letters to patients and the summary for clinicians, composed as data from what others hold. */
@NullMarked
package health.onward.letter;

import org.jspecify.annotations.NullMarked;
