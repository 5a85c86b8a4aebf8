/** Advice and guidance: what a referrer asks a service about a patient, what it answers, and what becomes of it. */
@NullMarked
package health.onward.advice;

import org.jspecify.annotations.NullMarked;
