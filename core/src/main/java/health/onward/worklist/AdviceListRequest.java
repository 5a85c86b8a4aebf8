package health.onward.worklist;

import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.worklist.WorklistRequest.Allocation;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of the open conversations somebody wants to see: a provider those with its services (A023), a referring organisation its
 * own (a page's).
 *
 * @param clinician the one whose turn to answer it is
 */
public record AdviceListRequest(
        Side side,
        Optional<ServiceId> service,
        Optional<String> specialty,
        Optional<OdsCode> location,
        Allocation clinician)
        implements ListFilters {

    public static AdviceListRequest whole(Side side) {
        return new AdviceListRequest(side, Optional.empty(), Optional.empty(), Optional.empty(), new Allocation.Any());
    }

    public static Set<BusinessFunction> functions(Side side) {
        return switch (side) {
            case PROVIDER ->
                Set.of(SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_ADMIN, SERVICE_PROVIDER_CLINICIAN_ADMIN);
            case REFERRER -> Set.of(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRING_ADMIN);
            case PATIENT, NEITHER -> Set.of();
        };
    }
}
