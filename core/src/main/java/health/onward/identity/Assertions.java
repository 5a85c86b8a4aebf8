package health.onward.identity;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Instant;

/** Lets an application use each of its proofs of identity once, on all instances together. */
public final class Assertions {

    private final Transactions transactions;

    public Assertions(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Refuses KEY_REUSED.
     *
     * @param id the proof's own id (jti)
     * @param end until when the proof would be good
     * @param now real time, which proofs live in
     */
    public Outcome<String> use(ClientId application, String id, Instant end, Instant now) {
        return transactions.write(changes -> {
            UsedAssertions.use(
                    changes, application, id, end, new Refusal(RefusalCode.KEY_REUSED, "the 'jti' was used before"));
            UsedAssertions.forget(changes, application, now);
            return Outcome.accepted(id);
        });
    }
}
