package health.onward.audit;

import health.onward.identity.Actor;
import health.onward.identity.ClientId;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import java.time.Instant;
import java.util.Optional;

/** The action ledger: one row for each change to a referral, append-only, written with the change itself. */
public final class Ledger {

    private final Ids ids;

    public Ledger(Ids ids) {
        this.ids = ids;
    }

    /** @param ubrn and {@code bucket} as {@code Ubrn} gives them; {@code version} is the one that the change made */
    public record Entry(
            int bucket,
            long ubrn,
            long version,
            LedgerAction action,
            Optional<ServiceId> service,
            Optional<String> reason,
            Optional<String> comment) {}

    public void add(Changes changes, Entry entry, Actor actor, Instant at) {
        changes.add(
                """
                insert into ledger (bucket, at, id, ubrn, version, action, user_id, function, ods_code, on_behalf,
                                    service_id, reason, comment, client_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.bucket(),
                at,
                ids.next(),
                entry.ubrn(),
                entry.version(),
                entry.action().name(),
                actor.staff().map(UserId::value).orElse(null),
                actor.function().name(),
                actor.organisation().value(),
                actor.onBehalfOf().map(UserId::value).orElse(null),
                entry.service().map(ServiceId::value).orElse(null),
                entry.reason().orElse(null),
                entry.comment().orElse(null),
                actor.client().map(ClientId::value).orElse(null));
    }
}
