package health.onward.identity;

import health.onward.platform.Changes;
import health.onward.platform.Refusal;
import java.time.Instant;

/** Remembers which proofs of identity applications have used, for as long as each could be used again (RFC 7523 section 3). */
final class UsedAssertions {

    private UsedAssertions() {}

    /** Only one of all that ever come with this id before its end gets through, whichever instance they come to. */
    static void use(Changes changes, ClientId application, String id, Instant end, Refusal otherwise) {
        changes.expectOne(
                otherwise,
                "insert into used_assertion (caller, jti, expires_at) values (?, ?, ?) on conflict (caller, jti) do nothing",
                application.value(),
                id,
                end);
    }

    /** Whoever uses one sweeps its own away, so that there are never more than were used in a few minutes. */
    static void forget(Changes changes, ClientId application, Instant before) {
        changes.add("delete from used_assertion where caller = ? and expires_at < ?", application.value(), before);
    }
}
