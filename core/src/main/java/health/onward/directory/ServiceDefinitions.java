package health.onward.directory;

import health.onward.identity.Actor;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How providers define their services (domain rules 3.2 to 3.4): kept as a draft at any point, published when complete,
 * changed while published, unpublished, handed to another provider. Every change is kept with who made it.
 */
public final class ServiceDefinitions {

    private static final Refusal OVERTAKEN = new Refusal(
            RefusalCode.VERSION_CONFLICT, "somebody else has changed this service; read it again", "version");

    private final Transactions transactions;
    private final Services services;
    private final ServiceNames names;
    private final DefinitionCheck check;
    private final Bookings bookings;
    private final Clock clock;

    public ServiceDefinitions(
            Transactions transactions,
            Services services,
            ServiceNames names,
            DefinitionCheck check,
            Bookings bookings,
            Clock clock) {
        this.transactions = transactions;
        this.services = services;
        this.names = names;
        this.check = check;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** A service as it is now, and what of it is probably not meant. */
    public record Defined(Service service, List<Warning> warnings) {}

    /** Keeps a new service as a draft. Refused with everything that is wrong, each by the field of the definition. */
    public Outcome<Defined> define(ServiceDefinition definition, Actor actor) {
        return transactions.write(changes -> DefinerRules.defines(actor, definition.provider())
                .then(own -> checked(Optional.empty(), definition, false))
                .map(checked -> {
                    var draft = new Service(
                            names.next(1).getFirst(),
                            1,
                            Service.Status.DRAFT,
                            definition,
                            checked.site(),
                            false,
                            false);
                    return store(draft, "DEFINED", actor, changes);
                }));
    }

    /** Changes a service at once, whatever its status; a published one must stay complete. */
    public Outcome<Defined> change(ServiceId id, long version, ServiceDefinition definition, Actor actor) {
        return onIts(
                id,
                version,
                actor,
                (before, changes) -> DefinerRules.sameProvider(before, definition)
                        .then(same -> unbooked(before, definition))
                        .then(free ->
                                checked(Optional.of(before), definition, before.status() == Service.Status.PUBLISHED))
                        .map(checked ->
                                replace(before, before.saying(definition, checked.site()), "CHANGED", actor, changes)));
    }

    /** From now on referrers find it, between its effective dates. */
    public Outcome<Defined> publish(ServiceId id, long version, Actor actor) {
        return onIts(
                id,
                version,
                actor,
                (before, changes) -> DefinerRules.publishable(before)
                        .then(open -> checked(Optional.of(before), before.definition(), true))
                        .map(checked -> {
                            Service there = before.standing(Service.Status.PUBLISHED);
                            return replace(before, there, "PUBLISHED", actor, changes);
                        }));
    }

    /** From now on nobody finds, shortlists or books it; who is booked stays booked. */
    public Outcome<Defined> unpublish(ServiceId id, long version, Actor actor) {
        return onIts(
                id,
                version,
                actor,
                (before, changes) -> DefinerRules.published(before)
                        .map(open -> replace(
                                before, before.standing(Service.Status.UNPUBLISHED), "UNPUBLISHED", actor, changes)));
    }

    /** Hands a service that is not published, and has nobody booked, to another provider, at one of that provider's sites. */
    public Outcome<Defined> transfer(ServiceId id, long version, OdsCode to, OdsCode location, Actor actor) {
        return onIts(id, version, actor, (before, changes) -> {
            ServiceDefinition moved = before.definition().at(to, location);
            return DefinerRules.movable(before, bookings.bookedWhenClosed(id, clock.instant()))
                    .then(idle -> checked(Optional.of(before), moved, false))
                    .map(checked ->
                            replace(before, before.saying(moved, checked.site()), "TRANSFERRED", actor, changes));
        });
    }

    /** A capacity alert: shown before others, or with a warning that little is left (domain rules 3.7). */
    public Outcome<Defined> alert(ServiceId id, long version, boolean promoted, boolean limitedCapacity, Actor actor) {
        return onIts(id, version, actor, (before, changes) -> {
            Service alerted = before.alerted(promoted, limitedCapacity);
            return Outcome.accepted(replace(before, alerted, "ALERTED", actor, changes));
        });
    }

    /** In how many working days it means to answer a request for advice; none: in as many as any other. Those asked already keep theirs. */
    public Outcome<Defined> answersWithin(ServiceId id, long version, Optional<Integer> days, Actor actor) {
        return onIts(id, version, actor, (before, changes) -> {
            ServiceDefinition definition = before.definition().answeringWithin(days);
            List<Refusal> problems = DefinitionRules.advice(definition);
            return problems.isEmpty()
                    ? Outcome.accepted(
                            replace(before, before.saying(definition, before.site()), "CHANGED", actor, changes))
                    : new Outcome.Refused<>(problems);
        });
    }

    private interface Step {
        Outcome<Defined> take(Service before, Changes changes);
    }

    private Outcome<Defined> onIts(ServiceId id, long version, Actor actor, Step step) {
        return transactions.write(changes -> DefinerRules.its(services.find(id), actor)
                .then(its -> its.version() == version ? Outcome.accepted(its) : Outcome.refused(OVERTAKEN))
                .then(its -> step.take(its, changes)));
    }

    private Outcome<ServiceDefinition> unbooked(Service before, ServiceDefinition after) {
        boolean converts = before.directlyBookable() && !after.directlyBookable();
        return DefinitionRules.conversion(
                        before.definition(), after, converts && bookings.bookedWhenClosed(before.id(), clock.instant()))
                .map(Outcome::<ServiceDefinition>refused)
                .orElseGet(() -> Outcome.accepted(after));
    }

    private Outcome<DefinitionCheck.Checked> checked(
            Optional<Service> before, ServiceDefinition definition, boolean published) {
        var wish = new DefinitionCheck.Wish(before, definition, published);
        var checked = check.check(List.of(wish), CivilDay.of(clock.instant())).getFirst();
        return checked.problems().isEmpty() ? Outcome.accepted(checked) : new Outcome.Refused<>(checked.problems());
    }

    private Defined replace(Service before, Service after, String what, Actor actor, Changes changes) {
        changes.expectOne(
                OVERTAKEN,
                "update service set version = version where id = ? and version = ?",
                before.id().value(),
                before.version());
        return store(after, what, actor, changes);
    }

    private Defined store(Service service, String what, Actor actor, Changes changes) {
        Instant now = clock.instant();
        ServiceColumns.put(List.of(service), what, Editor.of(actor), now, changes);
        return new Defined(service, DefinitionRules.warnings(service.definition(), CivilDay.of(now)));
    }
}
