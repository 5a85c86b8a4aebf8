package health.onward.worklist.canary;

import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides and stores in one class. */
final class GuiltyCommand {

    private final Transactions transactions;
    private final JdbcClient jdbc;

    GuiltyCommand(Transactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    Outcome<Integer> forget() {
        return transactions.write(
                changes -> Outcome.accepted(jdbc.sql("delete from setting").update()));
    }
}
