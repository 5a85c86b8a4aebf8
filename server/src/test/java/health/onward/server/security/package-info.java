@NullMarked
package health.onward.server.security;

import org.jspecify.annotations.NullMarked;
