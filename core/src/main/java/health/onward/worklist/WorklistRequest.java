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
        Allocation clinician,
        Optional<ReferralType> type)
        implements ListFilters {

    /** As the published API filters, which does not know types. */
    public WorklistRequest(
            Worklist list,
            Optional<ServiceId> service,
            Optional<String> specialty,
            Optional<OdsCode> location,
            Allocation clinician) {
        this(list, service, specialty, location, clinician, Optional.empty());
    }

    /** What a provider is asked to do with the patient (domain rules 7.2). */
    public enum ReferralType {
        /** See them. */
        APPOINTMENT,
        /** First read what was sent, and say what is to be done. */
        TRIAGE
    }

    /** What is asked of the clinician to whom an entry's appointment is allocated. */
    public sealed interface Allocation {

        record Any() implements Allocation {}

        record Nobody() implements Allocation {}

        record To(UserId clinician) implements Allocation {}
    }

    public static WorklistRequest whole(Worklist list) {
        return new WorklistRequest(list, Optional.empty(), Optional.empty(), Optional.empty(), new Allocation.Any());
    }

    /** The same, of one type only. */
    public WorklistRequest of(ReferralType only) {
        return new WorklistRequest(list, service, specialty, location, clinician, Optional.of(only));
    }

    @Override
    public boolean filtered() {
        return type.isPresent() || ListFilters.super.filtered();
    }

    @Override
    public Side side() {
        return list.side();
    }
}
