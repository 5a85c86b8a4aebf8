package health.onward.directory;

import health.onward.platform.bulk.DataVersions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what this server holds in memory as new as the database, whichever server or operator changed it. */
public final class ReferenceWatch {

    private final JdbcClient jdbc;
    private final Reference reference;
    private final Map<String, Long> seen = new HashMap<>();

    public ReferenceWatch(JdbcClient jdbc, Reference reference) {
        this.jdbc = jdbc;
        this.reference = reference;
    }

    /** At start-up. Versions first: what changes while the rest is read will be seen by the next look. */
    public synchronized void load() {
        seen.putAll(DataVersions.now(jdbc));
        reference.load();
    }

    /** Costs one small statement when nothing has changed. */
    public synchronized void look() {
        DataVersions.now(jdbc).forEach((what, version) -> {
            if (!version.equals(seen.get(what))) {
                reference.refresh(what);
                seen.put(what, version);
            }
        });
    }
}
