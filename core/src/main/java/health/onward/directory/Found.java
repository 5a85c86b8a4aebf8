package health.onward.directory;

import java.util.Optional;

/**
 * One service among the results of a search.
 *
 * @param miles from the postcode searched from, when there was one and both places are known
 */
public record Found(Service service, Optional<Integer> miles, AppointmentWait appointmentWait) {}
