/** The STU3 endpoints, one class per operation, and the readers and writers of STU3 resources. */
@NullMarked
package health.onward.fhir.stu3;

import org.jspecify.annotations.NullMarked;
