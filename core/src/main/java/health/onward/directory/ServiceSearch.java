package health.onward.directory;

import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.SERVICE_UNAVAILABLE;
import static health.onward.platform.RefusalCode.SHORTLISTED_SERVICE_NOT_IN_RESULTS;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The search for services (A010), and the same search asked of services already chosen (A011, A031). */
public final class ServiceSearch {

    private final Services services;
    private final CriteriaCheck check;
    private final Sites sites;
    private final Waits waits;
    private final Clock clock;
    private final int most;

    /** @param most how many results are given at most; the published API does not say how many it gives */
    public ServiceSearch(Services services, CriteriaCheck check, Sites sites, Waits waits, Clock clock, int most) {
        this.services = services;
        this.check = check;
        this.sites = sites;
        this.waits = waits;
        this.clock = clock;
        this.most = most;
    }

    /** The first results in the order asked for; refused when the criteria cannot be searched by. */
    public Outcome<List<Found>> search(Search search) {
        Instant now = clock.instant();
        return ruleOrganisation(search)
                .then(rule -> sought(search.purpose(), search.criteria(), search.seeker(), rule, now)
                        .map(sought -> found(sought, rule, search.sortBy(), now)));
    }

    /**
     * The chosen services in the order given, if such a search would find each of them for a referral; otherwise the reason
     * why not. Costs one round trip, one more with a wait limit, and one more with a named clinician.
     */
    public Outcome<List<Service>> shortlistable(
            SearchCriteria criteria, Seeker seeker, OdsCode ruleOrganisation, List<ServiceId> chosen) {
        Instant now = clock.instant();
        return sought(SearchFor.REFERRAL, criteria, seeker, ruleOrganisation, now)
                .then(sought -> chosen(sought, ruleOrganisation, chosen, now));
    }

    /** A service that patients of the organisation can be sent to now: known, open, and commissioned for them (A015). */
    public Outcome<Service> reachable(ServiceId id, OdsCode ruleOrganisation) {
        var day = CivilDay.of(clock.instant());
        Optional<Candidate> known = services.candidates(List.of(id), reaching(ruleOrganisation), day).stream()
                .filter(one -> one.service().status() != Service.Status.DRAFT)
                .findFirst();
        if (known.isEmpty()) {
            return Outcome.refused(REFERENCE_NOT_FOUND, "service " + id + " is not known");
        }
        return SearchRules.outOfReach(known.get(), day)
                .map(misfit -> Outcome.<Service>refused(SERVICE_UNAVAILABLE, "service " + id + " " + misfit.sentence()))
                .orElseGet(() -> Outcome.accepted(known.get().service()));
    }

    private Outcome<OdsCode> ruleOrganisation(Search search) {
        if (search.ruleOrganisation().isEmpty()) {
            return Outcome.accepted(search.ownOrganisation());
        }
        String where = "commissioningRuleOrganisation";
        return search.purpose() == SearchFor.ADVICE
                ? CriteriaRules.refused(
                        health.onward.platform.RefusalCode.FIELD_NOT_PERMITTED,
                        where,
                        "must not be given when services for advice are sought")
                : CriteriaRules.refers(search.ruleOrganisation().flatMap(sites::find), where)
                        .map(health.onward.identity.Organisation::code);
    }

    private Outcome<Sought> sought(
            SearchFor purpose, SearchCriteria criteria, Seeker seeker, OdsCode rule, Instant now) {
        var day = CivilDay.of(now);
        return check.check(criteria, rule, day).map(from -> new Sought(purpose, criteria, seeker, day, from));
    }

    private List<Found> found(Sought sought, OdsCode rule, SortBy sortBy, Instant now) {
        List<Service> fitting = services.candidates(sought, reaching(rule)).stream()
                .filter(candidate -> SearchRules.misfit(candidate, sought).isEmpty())
                .map(Candidate::service)
                .toList();
        boolean waitsDecide =
                sortBy == SortBy.IWT || sought.criteria().waitLimit().isPresent();
        if (waitsDecide) {
            return results(fitting, sought, now).stream()
                    .filter(found -> SearchRules.wait(found.appointmentWait(), sought.criteria())
                            .isEmpty())
                    .sorted(SearchOrder.by(sortBy))
                    .limit(most)
                    .toList();
        }
        // The diaries are only asked about what will be shown.
        List<Service> shown = fitting.stream()
                .map(service ->
                        new Found(service, SearchRules.miles(service, sought), new AppointmentWait.NotApplicable()))
                .sorted(SearchOrder.by(sortBy))
                .limit(most)
                .map(Found::service)
                .toList();
        return results(shown, sought, now);
    }

    private List<Found> results(Collection<Service> fitting, Sought sought, Instant now) {
        Map<ServiceId, Integer> days = days(fitting, sought.criteria().priority(), now);
        return fitting.stream()
                .map(service -> new Found(
                        service,
                        SearchRules.miles(service, sought),
                        SearchRules.waitOf(service, Optional.ofNullable(days.get(service.id())))))
                .toList();
    }

    private Outcome<List<Service>> chosen(Sought sought, OdsCode rule, List<ServiceId> chosen, Instant now) {
        Map<ServiceId, Candidate> known =
                services.candidates(new HashSet<>(chosen), reaching(rule), sought.day()).stream()
                        .filter(one -> one.service().told())
                        .collect(Collectors.toMap(one -> one.service().id(), Function.identity()));
        List<Service> fitting = new ArrayList<>();
        for (ServiceId id : chosen) {
            Candidate candidate = known.get(id);
            if (candidate == null) {
                return CriteriaRules.refused(REFERENCE_NOT_FOUND, "shortlist", "names no service we know: " + id);
            }
            Optional<Misfit> misfit = SearchRules.misfit(candidate, sought);
            if (misfit.isPresent()) {
                return Outcome.refused(notFound(id, misfit.get()));
            }
            fitting.add(candidate.service());
        }
        return sought.criteria().waitLimit().isPresent() ? inTime(fitting, sought, now) : Outcome.accepted(fitting);
    }

    private Outcome<List<Service>> inTime(List<Service> fitting, Sought sought, Instant now) {
        for (Found found : results(fitting, sought, now)) {
            Optional<Misfit> misfit = SearchRules.wait(found.appointmentWait(), sought.criteria());
            if (misfit.isPresent()) {
                return Outcome.refused(notFound(found.service().id(), misfit.get()));
            }
        }
        return Outcome.accepted(fitting);
    }

    private static Refusal notFound(ServiceId id, Misfit misfit) {
        return new Refusal(
                SHORTLISTED_SERVICE_NOT_IN_RESULTS,
                "names service " + id + ", which this search does not find: it " + misfit.sentence(),
                "shortlist");
    }

    private Map<ServiceId, Integer> days(Collection<Service> fitting, Priority priority, Instant now) {
        Set<Service> withSlots =
                fitting.stream().filter(Service::directlyBookable).collect(Collectors.toSet());
        return withSlots.isEmpty() ? Map.of() : waits.days(withSlots, priority, now);
    }

    /** A rule for the commissioner of a practice reaches the practice. */
    private Set<OdsCode> reaching(OdsCode rule) {
        Set<OdsCode> reaching = new HashSet<>(Set.of(rule));
        sites.find(rule).flatMap(health.onward.identity.Organisation::parent).ifPresent(reaching::add);
        return reaching;
    }
}
