package health.onward.audit;

import health.onward.identity.Actor;
import health.onward.identity.ClientId;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The audit trail: who saw or changed what of which patient, one row for each patient; append-only. */
public final class AuditTrail {

    private static final int KEYS = 16_384;

    private final Ids ids;

    public AuditTrail(Ids ids) {
        this.ids = ids;
    }

    /**
     * @param what the endpoint's number or the page's name, such as A005
     * @param ubrn the request concerned, or null for a search or list
     * @param outcome GRANTED, or the code of the refusal
     */
    public record Seen(
            String nhsNumber, String what, @Nullable Long ubrn, String outcome) {

        public static final String GRANTED = "GRANTED";
    }

    public void add(Changes changes, Seen seen, Actor actor, Instant at) {
        changes.add(
                """
                insert into audit (patient_key, at, id, nhs_number, user_id, function, ods_code, on_behalf, what, ubrn,
                                   outcome, request_id, client_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                keyOf(seen.nhsNumber()),
                at,
                ids.next(),
                seen.nhsNumber(),
                actor.staff().map(UserId::value).orElse(null),
                actor.function().name(),
                actor.organisation().value(),
                actor.onBehalfOf().map(UserId::value).orElse(null),
                seen.what(),
                seen.ubrn(),
                seen.outcome(),
                actor.requestId(),
                actor.client().map(ClientId::value).orElse(null));
    }

    /** One row for each of many patients who are seen together, on a list or in results, in one statement. */
    public void addEach(Changes changes, Collection<String> nhsNumbers, String what, Actor actor, Instant at) {
        if (nhsNumbers.isEmpty()) {
            return;
        }
        changes.add(
                """
                insert into audit (patient_key, at, id, nhs_number, user_id, function, ods_code, on_behalf, what, outcome,
                                   request_id, client_id)
                select seen.patient_key, ?, seen.id, seen.nhs_number, ?, ?, ?, ?, ?, ?, ?, ?
                from unnest(?::int[], ?::bigint[], ?::text[]) as seen (patient_key, id, nhs_number)
                -- scatter-ok: one row for each patient shown, wherever the rows of each lie
                """,
                at,
                actor.staff().map(UserId::value).orElse(null),
                actor.function().name(),
                actor.organisation().value(),
                actor.onBehalfOf().map(UserId::value).orElse(null),
                what,
                Seen.GRANTED,
                actor.requestId(),
                actor.client().map(ClientId::value).orElse(null),
                nhsNumbers.stream().map(number -> (long) keyOf(number)).toArray(Long[]::new),
                nhsNumbers.stream().map(number -> ids.next()).toArray(Long[]::new),
                nhsNumbers.toArray(String[]::new));
    }

    /** A hash, so that one patient's rows lie together and none of the number is in the key. */
    public static int keyOf(String nhsNumber) {
        long mixed = Long.parseLong(nhsNumber) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 50) % KEYS;
    }
}
