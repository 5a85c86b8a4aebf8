/** The directory of services: services, reference data, commissioning and the search. */
@NullMarked
package health.onward.directory;

import org.jspecify.annotations.NullMarked;
