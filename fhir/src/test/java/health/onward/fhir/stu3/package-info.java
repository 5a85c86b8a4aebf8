@NullMarked
package health.onward.fhir.stu3;

import org.jspecify.annotations.NullMarked;
