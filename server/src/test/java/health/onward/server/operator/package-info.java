/** Tests of operators' commands in processes of their own. */
@NullMarked
package health.onward.server.operator;

import org.jspecify.annotations.NullMarked;
