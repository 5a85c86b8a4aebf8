package health.onward.identity;

import java.util.Set;

/** A provider's team: its members see and act on the requests of its services (domain 1.4). */
public record Workgroup(long id, OdsCode organisation, String name, Set<UserId> members, Set<ServiceId> services) {

    public Workgroup {
        members = Set.copyOf(members);
        services = Set.copyOf(services);
    }
}
