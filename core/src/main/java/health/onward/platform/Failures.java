package health.onward.platform;

import java.sql.SQLTransientConnectionException;

/** Tells a broken machine, which a client may try again, from a bug. */
public final class Failures {

    private Failures() {}

    public static RefusalCode code(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException) {
                return RefusalCode.SYSTEM_UNAVAILABLE;
            }
            if (t instanceof java.sql.SQLException sql && connectionLost(sql.getSQLState())) {
                return RefusalCode.SYSTEM_UNAVAILABLE;
            }
        }
        return RefusalCode.SYSTEM_ERROR;
    }

    private static boolean connectionLost(@org.jspecify.annotations.Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }
}
