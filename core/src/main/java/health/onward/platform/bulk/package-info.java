/** Files of many rows: read as a stream, checked line by line, staged in the database and merged in one transaction. */
@NullMarked
package health.onward.platform.bulk;

import org.jspecify.annotations.NullMarked;
