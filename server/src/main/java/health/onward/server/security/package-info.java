/** Tokens: who issues them, how they are verified, and how people get one. */
@NullMarked
package health.onward.server.security;

import org.jspecify.annotations.NullMarked;
