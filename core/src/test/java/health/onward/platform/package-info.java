/** The platform's tests, and what the tests of other rooms stand on: databases made from a template, and a tap on statements. */
@NullMarked
package health.onward.platform;

import org.jspecify.annotations.NullMarked;
