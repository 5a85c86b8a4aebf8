package health.onward.directory;

import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.identity.Workgroup;
import health.onward.identity.Workgroups;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a provider's service definers say which of their staff look after which of their services (domain rules 1.4). */
public final class WorkgroupDefinitions {

    private final Transactions transactions;
    private final Workgroups workgroups;
    private final Services services;
    private final Ids ids;

    public WorkgroupDefinitions(Transactions transactions, Workgroups workgroups, Services services, Ids ids) {
        this.transactions = transactions;
        this.workgroups = workgroups;
        this.services = services;
        this.ids = ids;
    }

    public Outcome<Workgroup> add(String name, Set<UserId> members, Set<ServiceId> its, Actor actor) {
        return transactions.write(changes -> WorkgroupRules.defines(actor)
                .map(definer -> new Workgroup(ids.next(), definer.organisation(), name, members, its))
                .then(wanted -> store(wanted, workgroups.of(actor.organisation()), changes)));
    }

    /** Puts name, members and services in the place of those there; who is no longer a member loses sight at once. */
    public Outcome<Workgroup> change(long id, String name, Set<UserId> members, Set<ServiceId> its, Actor actor) {
        return transactions.write(changes -> WorkgroupRules.defines(actor).then(definer -> {
            List<Workgroup> own = workgroups.of(definer.organisation());
            return WorkgroupRules.its(id, own)
                    .map(known -> new Workgroup(id, definer.organisation(), name, members, its))
                    .then(wanted -> store(
                            wanted,
                            own.stream().filter(group -> group.id() != id).toList(),
                            changes));
        }));
    }

    private Outcome<Workgroup> store(Workgroup wanted, List<Workgroup> others, Changes changes) {
        Set<ServiceId> own =
                services.of(wanted.organisation()).stream().map(Service::id).collect(Collectors.toSet());
        Set<UserId> staff = workgroups.staff(wanted.members(), wanted.organisation());
        return WorkgroupRules.fits(wanted, staff, own, others).map(fitting -> {
            Workgroups.store(changes, fitting);
            return fitting;
        });
    }
}
