package health.onward.directory;

import static health.onward.directory.Misfit.NOT_COMMISSIONED;
import static health.onward.directory.Misfit.NOT_OPEN;
import static health.onward.directory.Misfit.OTHER_CLINICIANS;
import static health.onward.directory.Misfit.OTHER_CLINIC_TYPES;
import static health.onward.directory.Misfit.OTHER_ORGANISATION;
import static health.onward.directory.Misfit.OTHER_PRIORITIES;
import static health.onward.directory.Misfit.OTHER_REQUESTS;
import static health.onward.directory.Misfit.OTHER_SPECIALTY;
import static health.onward.directory.Misfit.OTHER_TERMS;
import static health.onward.directory.Misfit.TOO_FAR;
import static health.onward.directory.Misfit.TOO_LONG_A_WAIT;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;

/** Which services a search finds (domain rules 3.7). What is asked later (the wait) costs a look into the diaries. */
final class SearchRules {

    private SearchRules() {}

    /** Why a service is not found, whatever its wait; empty when it is. */
    static Optional<Misfit> misfit(Candidate candidate, Sought sought) {
        Optional<Misfit> outOfReach = outOfReach(candidate, sought.day());
        if (outOfReach.isPresent()) {
            return outOfReach;
        }
        Service service = candidate.service();
        if (Collections.disjoint(service.requestTypes(), sought.purpose().served())) {
            return Optional.of(OTHER_REQUESTS);
        }
        return subject(service, sought.criteria())
                .or(() -> SeekerRules.misfit(service, sought.criteria(), sought.seeker()))
                .or(() -> distance(service, sought));
    }

    /** Whether it can be used at all, whatever for. */
    static Optional<Misfit> outOfReach(Candidate candidate, LocalDate day) {
        if (!candidate.siteOpen() || !candidate.service().openOn(day)) {
            return Optional.of(NOT_OPEN);
        }
        return commissioned(candidate, Candidate.Commissioning.IN_EFFECT)
                ? Optional.empty()
                : Optional.of(NOT_COMMISSIONED);
    }

    /** Whether slots can be looked at: also under a rule that lapsed, for who was referred under it may still be booked. */
    static Optional<Misfit> outOfReachForSlots(Candidate candidate, LocalDate day) {
        return outOfReach(candidate, day)
                .filter(misfit ->
                        misfit != NOT_COMMISSIONED || !commissioned(candidate, Candidate.Commissioning.LAPSED));
    }

    private static boolean commissioned(Candidate candidate, Candidate.Commissioning least) {
        return candidate.service().menu() == Service.Menu.SECONDARY_CARE
                || candidate.commissioning().compareTo(least) >= 0;
    }

    /** What is asked of the service's own kind. */
    private static Optional<Misfit> subject(Service service, SearchCriteria criteria) {
        if (!service.priorities().contains(criteria.priority())) {
            return Optional.of(OTHER_PRIORITIES);
        }
        if (differs(criteria.specialty(), service.specialty()::equals)) {
            return Optional.of(OTHER_SPECIALTY);
        }
        if (differs(criteria.clinicType(), service.clinicTypes()::contains)) {
            return Optional.of(OTHER_CLINIC_TYPES);
        }
        if (differs(criteria.clinicalTerm(), service.clinicalTerms()::contains)) {
            return Optional.of(OTHER_TERMS);
        }
        if (differs(criteria.namedClinician(), service.clinicians()::contains)) {
            return Optional.of(OTHER_CLINICIANS);
        }
        return differs(
                        criteria.organisation(),
                        code -> code.equals(service.provider())
                                || code.equals(service.site().code()))
                ? Optional.of(OTHER_ORGANISATION)
                : Optional.empty();
    }

    private static Optional<Misfit> distance(Service service, Sought sought) {
        return sought.criteria()
                .distanceLimit()
                .filter(limit ->
                        miles(service, sought).map(miles -> miles > limit).orElse(true))
                .map(limit -> TOO_FAR);
    }

    /** Whole miles, as the referrer is shown them: a limit of 10 admits what is shown as 10. */
    static Optional<Integer> miles(Service service, Sought sought) {
        return sought.from().flatMap(from -> service.site().place().map(from::milesTo));
    }

    /** A limit admits only a wait that is known. */
    static Optional<Misfit> wait(AppointmentWait wait, SearchCriteria criteria) {
        return criteria.waitLimit()
                .filter(limit -> !(wait instanceof AppointmentWait.Days(int days) && days <= limit))
                .map(limit -> TOO_LONG_A_WAIT);
    }

    static AppointmentWait waitOf(Service service, Optional<Integer> days) {
        if (!service.directlyBookable() || !service.slots().waitShown()) {
            return new AppointmentWait.NotApplicable();
        }
        return days.<AppointmentWait>map(AppointmentWait.Days::new).orElseGet(AppointmentWait.Limited::new);
    }

    private static <T> boolean differs(Optional<T> asked, java.util.function.Predicate<T> has) {
        return asked.isPresent() && !has.test(asked.get());
    }
}
