@NullMarked
package health.onward.fhir.r4;

import org.jspecify.annotations.NullMarked;
