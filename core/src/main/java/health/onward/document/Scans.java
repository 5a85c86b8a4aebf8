package health.onward.document;

import health.onward.platform.Changes;
import health.onward.platform.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The record of what was found in files, by whom and when; append-only. */
final class Scans {

    private final Ids ids;

    Scans(Ids ids) {
        this.ids = ids;
    }

    void add(
            StoredFile file,
            String scanner,
            Availability verdict,
            @Nullable String finding,
            Instant at,
            Changes changes) {
        changes.add(
                """
                insert into file_scan (file_id, at, id, scanner, verdict, finding, sha256) values (?, ?, ?, ?, ?, ?, ?)
                """,
                file.id().value(),
                at,
                ids.next(),
                scanner,
                verdict.name(),
                finding,
                file.sha256().bytes());
    }
}
