/** The R4 endpoints, one class per operation, and the readers and writers of R4 resources. */
@NullMarked
package health.onward.fhir.r4;

import org.jspecify.annotations.NullMarked;
