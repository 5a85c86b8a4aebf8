/** What the tests asked of the API and what they were answered, noted while they run. */
@NullMarked
package health.onward.server.exercise;

import org.jspecify.annotations.NullMarked;
