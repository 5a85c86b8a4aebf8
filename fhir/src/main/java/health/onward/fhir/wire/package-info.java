/** What both FHIR versions share on the wire: endpoints, headers, negotiation, errors. */
@NullMarked
package health.onward.fhir.wire;

import org.jspecify.annotations.NullMarked;
