package health.onward.identity;

import health.onward.platform.Changes;

/** Keeps the workgroups, which give a provider's staff their services. */
public final class Workgroups {

    private Workgroups() {}

    /** Adds a workgroup, or replaces its name, members and services. */
    public static void store(Changes changes, Workgroup workgroup) {
        changes.add(
                "insert into workgroup (id, ods_code, name) values (?, ?, ?)"
                        + " on conflict (id) do update set name = excluded.name",
                workgroup.id(),
                workgroup.organisation().value(),
                workgroup.name());
        changes.add("delete from workgroup_member where workgroup_id = ?", workgroup.id());
        changes.add("delete from workgroup_service where workgroup_id = ?", workgroup.id());
        for (UserId member : workgroup.members()) {
            changes.add(
                    "insert into workgroup_member (workgroup_id, user_id) values (?, ?)",
                    workgroup.id(),
                    member.value());
        }
        for (ServiceId service : workgroup.services()) {
            changes.add(
                    "insert into workgroup_service (workgroup_id, service_id) values (?, ?)",
                    workgroup.id(),
                    service.value());
        }
    }
}
