package health.onward.worklist;

import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.worklist.WorklistRequest.Allocation;
import java.util.Optional;

/** Which part of a list is wanted, whatever it lists (A008, A023); filters are for providers' lists only. */
sealed interface ListFilters permits WorklistRequest, AdviceListRequest {

    /** Whose list it is. */
    Side side();

    Optional<ServiceId> service();

    Optional<String> specialty();

    Optional<OdsCode> location();

    Allocation clinician();

    default boolean filtered() {
        return service().isPresent()
                || specialty().isPresent()
                || location().isPresent()
                || !(clinician() instanceof Allocation.Any);
    }
}
