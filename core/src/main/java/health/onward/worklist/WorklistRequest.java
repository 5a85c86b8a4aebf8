package health.onward.worklist;

import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.util.Optional;

/** Which list somebody wants to see, and which part of it; filters are for provider lists only (A008). */
public record WorklistRequest(
        Worklist list,
        Optional<ServiceId> service,
        Optional<String> specialty,
        Optional<OdsCode> location,
        Allocation clinician)
        implements ListFilters {

    /** What is asked of the clinician to whom an entry's appointment is allocated. */
    public sealed interface Allocation {

        record Any() implements Allocation {}

        record Nobody() implements Allocation {}

        record To(UserId clinician) implements Allocation {}
    }

    public static WorklistRequest whole(Worklist list) {
        return new WorklistRequest(list, Optional.empty(), Optional.empty(), Optional.empty(), new Allocation.Any());
    }

    @Override
    public Side side() {
        return list.side();
    }
}
