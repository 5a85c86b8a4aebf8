/** Every page as its users meet it: in a real browser, with the keyboard alone, small and large, and judged by axe. */
@NullMarked
package health.onward.browser;

import org.jspecify.annotations.NullMarked;
