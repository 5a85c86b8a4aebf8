package health.onward.worklist;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.MISSING_VALUE;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.UNEXPECTED_FIELD;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.worklist.WorklistRequest.Allocation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may see which part of a list (A008, A023): function, then filters, then what they name, then the service's workgroup. */
final class WorklistRules {

    private WorklistRules() {}

    /**
     * What the filters name, looked up; true also for a filter that is not given.
     *
     * @param atLocation the services at the location that a filter names, absent when it names none
     */
    record Named(
            boolean service,
            boolean specialty,
            boolean location,
            boolean clinician,
            Optional<Set<ServiceId>> atLocation) {}

    /** Before anything is looked up. */
    static Outcome<WorklistRequest> permit(WorklistRequest request, Actor actor) {
        if (!request.list().functions().contains(actor.function())) {
            return Outcome.refused(FORBIDDEN, "this business function may not see the list " + request.list());
        }
        if (actor.function().unattended() && request.service().isEmpty()) {
            return Outcome.refused(
                    new Refusal(MISSING_VALUE, "is missing: an application asks for one service", "service"));
        }
        return unfiltered(request);
    }

    static Outcome<WorklistPart> part(WorklistRequest request, Actor actor, Named named) {
        return granted(request, actor, named)
                .map(r -> new WorklistPart(
                        r.list(),
                        actor.organisation(),
                        services(r, actor, named),
                        r.list().holdsUnheld()
                                && r.service().isEmpty()
                                && r.location().isEmpty(),
                        r.specialty(),
                        r.clinician(),
                        r.type()));
    }

    /** Which services' conversations somebody may see; absent on a referring organisation's own list (A023). */
    static Outcome<Optional<Set<ServiceId>>> scope(AdviceListRequest request, Actor actor, Named named) {
        return granted(request, actor, named).map(r -> services(r, actor, named));
    }

    /** Before anything is looked up. */
    static Outcome<AdviceListRequest> permit(AdviceListRequest request, Actor actor) {
        if (!AdviceListRequest.functions(request.side()).contains(actor.function())) {
            return Outcome.refused(FORBIDDEN, "this business function may not see this list");
        }
        return unfiltered(request);
    }

    private static <T extends ListFilters> Outcome<T> unfiltered(T request) {
        return request.side() == Side.REFERRER && request.filtered()
                ? Outcome.refused(UNEXPECTED_FIELD, "the lists of referring organisations take no filters")
                : Outcome.accepted(request);
    }

    private static <T extends ListFilters> Outcome<T> granted(T request, Actor actor, Named named) {
        Outcome<T> known = known(request, named);
        return known.then(r -> r.service().isPresent()
                        && !actor.services().contains(r.service().get())
                ? Outcome.refused(NO_RELATIONSHIP, "your workgroups do not grant service " + text(r.service()))
                : Outcome.accepted(r));
    }

    /** The lists of somebody's own function, for which a count tells something. */
    static Set<Worklist> readable(Actor actor) {
        return Arrays.stream(Worklist.values())
                .filter(list -> list.functions().contains(actor.function()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Worklist.class)));
    }

    private static <T extends ListFilters> Outcome<T> known(T request, Named named) {
        if (!named.service()) {
            return unknown("service", text(request.service()));
        }
        if (!named.specialty()) {
            return unknown("specialty", text(request.specialty()));
        }
        if (!named.location()) {
            return unknown("location", request.location().orElseThrow().value());
        }
        if (!named.clinician() && request.clinician() instanceof Allocation.To(var clinician)) {
            return unknown("clinician", clinician.value());
        }
        return Outcome.accepted(request);
    }

    /** A provider sees what its workgroups grant, never more; a referring organisation sees all that is its own. */
    private static Optional<Set<ServiceId>> services(ListFilters request, Actor actor, Named named) {
        if (request.side() == Side.REFERRER) {
            return Optional.empty();
        }
        Set<ServiceId> services = new HashSet<>(actor.services());
        request.service().ifPresent(only -> services.retainAll(Set.of(only)));
        named.atLocation().ifPresent(services::retainAll);
        return Optional.of(Set.copyOf(services));
    }

    private static <T> Outcome<T> unknown(String filter, String value) {
        return Outcome.refused(REFERENCE_NOT_FOUND, "'" + filter + "' (" + value + ") is not known");
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
