package health.onward.bench;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One wait for PostgreSQL: everything that was sent until the front end said Sync, and was answered with ReadyForQuery.
 *
 * @param inTransaction whether a transaction was open before it or is open after it
 */
record Trip(List<Executed> statements, boolean inTransaction) {

    /** Who the caller is and what he may do: asked for every call, before the operation begins. */
    boolean isSignIn() {
        return !inTransaction && statements.stream().anyMatch(it -> it.sql().contains("business_role"));
    }

    int rowsWritten() {
        return statements.stream().mapToInt(Executed::rowsWritten).sum();
    }

    String summary() {
        return statements.stream().map(Executed::summary).collect(Collectors.joining("; "));
    }
}
