package health.onward.directory;

import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.SHORTLISTED_SERVICE_NOT_IN_RESULTS;

import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether a search would find every service that was chosen (A011, A031); the first that it would not is told, with why. */
final class ChosenRules {

    private ChosenRules() {}

    /** Accepted with the services in the order chosen; their waits are not asked yet. */
    static Outcome<List<Service>> found(List<ServiceId> chosen, Collection<Candidate> candidates, Sought sought) {
        Map<ServiceId, Candidate> known = candidates.stream()
                .filter(one -> one.service().told())
                .collect(Collectors.toMap(one -> one.service().id(), Function.identity()));
        List<Service> found = new ArrayList<>();
        for (ServiceId id : chosen) {
            Candidate candidate = known.get(id);
            if (candidate == null) {
                return CriteriaRules.refused(REFERENCE_NOT_FOUND, "shortlist", "names no service we know: " + id);
            }
            Optional<Misfit> misfit = SearchRules.misfit(candidate, sought);
            if (misfit.isPresent()) {
                return Outcome.refused(notFound(id, misfit.get()));
            }
            found.add(candidate.service());
        }
        return Outcome.accepted(found);
    }

    static Outcome<List<Service>> inTime(List<Found> found, SearchCriteria criteria) {
        for (Found one : found) {
            Optional<Misfit> misfit = SearchRules.wait(one.appointmentWait(), criteria);
            if (misfit.isPresent()) {
                return Outcome.refused(notFound(one.service().id(), misfit.get()));
            }
        }
        return Outcome.accepted(found.stream().map(Found::service).toList());
    }

    private static Refusal notFound(ServiceId id, Misfit misfit) {
        return new Refusal(
                SHORTLISTED_SERVICE_NOT_IN_RESULTS,
                "names service " + id + ", which this search does not find: it " + misfit.sentence(),
                "shortlist");
    }
}
