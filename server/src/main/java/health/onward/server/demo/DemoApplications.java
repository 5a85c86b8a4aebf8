package health.onward.server.demo;

import com.nimbusds.jose.jwk.JWKSet;
import health.onward.identity.Application;
import health.onward.identity.Application.Keys;
import health.onward.identity.Applications;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ClientId;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.server.security.KeyFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The demo's registered applications. Their keys are made in the data directory, the private parts too, so that a script can play
 * the application ({@code ./onward token --app NAME}); the database has the public parts.
 */
final class DemoApplications {

    private final Path directory;

    DemoApplications(Path directory) {
        this.directory = directory;
    }

    /** At every start and after every reset: a key that was lost and made anew is registered anew. */
    void settle(DataSource database, Clock clock) {
        new Transactions(database, clock).write(changes -> {
            Sheet.read("applications.csv").forEach(row -> Applications.store(changes, application(row)));
            return Outcome.accepted(true);
        });
    }

    private Application application(Sheet.Row row) {
        String name = row.text("client_id");
        var set = new JWKSet(KeyFile.ofApplication(directory, name).toPublicJWK());
        return new Application(
                new ClientId(name),
                row.text("name"),
                new OdsCode(row.text("ods_code")),
                BusinessFunction.valueOf(row.text("function")),
                new UserId(row.text("user_id")),
                new TreeSet<>(row.words("endpoints")),
                new Keys.Stored(set.toString()),
                true);
    }
}
