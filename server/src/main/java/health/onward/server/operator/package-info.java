/** What an operator does from the command line, beside the running server or without one: imports (docs/imports.md). */
@NullMarked
package health.onward.server.operator;

import org.jspecify.annotations.NullMarked;
