/** Speaks to providers' own systems, over the small FHIR R4 protocol of ours (docs/provider-system.md). */
@NullMarked
package health.onward.outside.provider;

import org.jspecify.annotations.NullMarked;
