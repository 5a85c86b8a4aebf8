package health.onward.directory;

import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.directory.CommissioningColumns.Rule;
import health.onward.identity.Actor;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisations;
import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How commissioners open services of the primary care menu to their practices (domain rules 3.5). A rule has a first day and no
 * last one: it is removed, and then services are no longer found by it, while who was referred under it is still booked.
 */
public final class Commissioning {

    private final Transactions transactions;
    private final CommissioningColumns rules;
    private final Services services;
    private final Organisations organisations;
    private final Clock clock;

    public Commissioning(
            Transactions transactions,
            CommissioningColumns rules,
            Services services,
            Organisations organisations,
            Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.services = services;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Opens a service to an organisation from a day on, or moves the day of the rule that is there. */
    public Outcome<Rule> add(ServiceId service, OdsCode organisation, LocalDate from, Actor actor) {
        return transactions.write(changes -> CommissioningRules.commissions(actor)
                .then(own -> CommissioningRules.theirs(own, organisations.find(organisation)))
                .then(theirs -> CommissioningRules.needsRule(services.find(service)))
                .then(local -> CommissioningRules.from(from, CivilDay.of(clock.instant())))
                .map(day -> put(new Rule(service, organisation, day), "ADDED", actor, changes)));
    }

    public Outcome<Rule> remove(ServiceId service, OdsCode organisation, Actor actor) {
        return transactions.write(changes -> CommissioningRules.commissions(actor)
                .then(own -> CommissioningRules.theirs(own, organisations.find(organisation)))
                .then(theirs -> rules.of(service).stream()
                        .filter(rule -> rule.organisation().equals(organisation))
                        .findFirst()
                        .map(Outcome::accepted)
                        .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no such rule")))
                .map(rule -> {
                    rules.remove(rule, Editor.of(actor), clock.instant(), changes);
                    return rule;
                }));
    }

    /**
     * Takes over the rules of another commissioner, as after a merger; those that the actor's organisation has are kept.
     * A rule that counts already counts from today. Accepted with what was added.
     */
    public Outcome<List<Rule>> copyFrom(OdsCode other, Actor actor) {
        return transactions.write(changes -> CommissioningRules.commissions(actor)
                .then(own -> CommissioningRules.source(organisations.find(other), own))
                .map(source -> copied(source, actor, changes)));
    }

    private List<Rule> copied(OdsCode source, Actor actor, Changes changes) {
        LocalDate today = CivilDay.of(clock.instant());
        Set<ServiceId> have =
                rules.of(actor.organisation()).stream().map(Rule::service).collect(Collectors.toSet());
        return rules.of(source).stream()
                .filter(rule -> !have.contains(rule.service()))
                .map(rule -> new Rule(
                        rule.service(), actor.organisation(), rule.from().isBefore(today) ? today : rule.from()))
                .map(rule -> put(rule, "COPIED", actor, changes))
                .toList();
    }

    private Rule put(Rule rule, String what, Actor actor, Changes changes) {
        rules.put(rule, what, Editor.of(actor), clock.instant(), changes);
        return rule;
    }
}
