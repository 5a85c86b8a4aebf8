package health.onward.directory;

import static health.onward.platform.RefusalCode.FIELD_NOT_PERMITTED;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.SERVICE_UNAVAILABLE;

import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import java.time.Clock;
import java.time.Instant;
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
    private final WaitTimes waits;
    private final Clock clock;
    private final int most;

    /** @param most how many results are given at most; the published API does not say how many it gives */
    public ServiceSearch(Services services, CriteriaCheck check, Sites sites, Waits waits, Clock clock, int most) {
        this.services = services;
        this.check = check;
        this.sites = sites;
        this.waits = new WaitTimes(waits);
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
        return chosen(SearchFor.REFERRAL, criteria, seeker, ruleOrganisation, chosen);
    }

    /** The same for services that are asked for advice (A044). */
    public Outcome<List<Service>> advising(
            SearchCriteria criteria, Seeker seeker, OdsCode ruleOrganisation, List<ServiceId> chosen) {
        return chosen(SearchFor.ADVICE, criteria, seeker, ruleOrganisation, chosen);
    }

    private Outcome<List<Service>> chosen(
            SearchFor purpose,
            SearchCriteria criteria,
            Seeker seeker,
            OdsCode ruleOrganisation,
            List<ServiceId> chosen) {
        Instant now = clock.instant();
        return sought(purpose, criteria, seeker, ruleOrganisation, now)
                .then(sought -> chosen(sought, ruleOrganisation, chosen, now));
    }

    /** A service whose slots patients of the organisation may have now: known, open, and commissioned for them (A015). */
    public Outcome<Service> reachable(ServiceId id, OdsCode ruleOrganisation) {
        var day = CivilDay.of(clock.instant());
        Optional<Candidate> known = services.candidates(List.of(id), reaching(ruleOrganisation), day).stream()
                .filter(one -> one.service().told())
                .findFirst();
        if (known.isEmpty()) {
            return Outcome.refused(REFERENCE_NOT_FOUND, "service " + id + " is not known");
        }
        return SearchRules.outOfReachForSlots(known.get(), day)
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
                        FIELD_NOT_PERMITTED, where, "must not be given when services for advice are sought")
                : CriteriaRules.refers(search.ruleOrganisation().flatMap(sites::find), where)
                        .map(Organisation::code);
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
        return whole(
                waitsDecide
                        ? waits.of(fitting, sought, now).stream()
                                .filter(found -> SearchRules.wait(found.appointmentWait(), sought.criteria())
                                        .isEmpty())
                                .sorted(SearchOrder.by(sortBy))
                                .limit(most)
                                .toList()
                        : waits.of(nearest(fitting, sought), sought, now));
    }

    /** What is decided by is not all that is shown. */
    private List<Found> whole(List<Found> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<ServiceId, Service> whole = services
                .find(found.stream().map(one -> one.service().id()).toList())
                .stream()
                .collect(Collectors.toMap(Service::id, Function.identity()));
        return found.stream()
                .map(one -> new Found(
                        whole.getOrDefault(one.service().id(), one.service()), one.miles(), one.appointmentWait()))
                .toList();
    }

    /** Where waits do not decide, the diaries are only asked about what will be shown. */
    private List<Service> nearest(List<Service> fitting, Sought sought) {
        return fitting.stream()
                .map(service ->
                        new Found(service, SearchRules.miles(service, sought), new AppointmentWait.NotApplicable()))
                .sorted(SearchOrder.by(SortBy.DISTANCE))
                .limit(most)
                .map(Found::service)
                .toList();
    }

    private Outcome<List<Service>> chosen(Sought sought, OdsCode rule, List<ServiceId> chosen, Instant now) {
        var candidates = services.candidates(new HashSet<>(chosen), reaching(rule), sought.day());
        return ChosenRules.found(chosen, candidates, sought)
                .then(found -> sought.criteria().waitLimit().isPresent()
                        ? ChosenRules.inTime(waits.of(found, sought, now), sought.criteria())
                        : Outcome.accepted(found));
    }

    /** A rule for the commissioner of a practice reaches the practice. */
    private Set<OdsCode> reaching(OdsCode rule) {
        Set<OdsCode> reaching = new HashSet<>(Set.of(rule));
        sites.find(rule).flatMap(Organisation::parent).ifPresent(reaching::add);
        return reaching;
    }
}
