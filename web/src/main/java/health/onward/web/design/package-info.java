/** What all pages share: how they are rendered and how they look. */
@NullMarked
package health.onward.web.design;

import org.jspecify.annotations.NullMarked;
