package health.onward.server.demo;

import health.onward.directory.Reference;
import health.onward.platform.Database;
import health.onward.platform.Seal;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the demo world where there is none yet, or anew in the place of the one in use. */
final class FreshWorld {

    private static final Logger LOG = LoggerFactory.getLogger(FreshWorld.class);

    private final Database database;
    private final DemoClock clock;
    private final Places places;
    private final Runnable forgetting;

    /** @param hospitals where the systems of the world's hospitals answer */
    record Places(DemoApplications applications, String hospitals, Seal seal) {}

    /** @param forgetting drops what the house remembers of its database */
    FreshWorld(Database database, DemoClock clock, Places places, Runnable forgetting) {
        this.database = database;
        this.clock = clock;
        this.places = places;
        this.forgetting = forgetting;
    }

    /** At start-up; a world that is there already survives. */
    void settleWhereEmpty() {
        DataSource application = database.application();
        boolean empty = JdbcClient.create(application)
                .sql("select not exists (select from organisation)")
                .query(Boolean.class)
                .single();
        if (empty) {
            settle(application, clock, places.seal());
            forgetting.run();
        }
        places.applications().settle(application, clock);
        HospitalSystems.answerAt(places.hospitals(), application);
    }

    /** The time goes on as it is: a moved clock stays moved. */
    void takePlace() {
        database.replace(fresh -> {
            settle(fresh, clock, places.seal());
            places.applications().settle(fresh, clock);
            clock.keepIn(fresh);
            HospitalSystems.answerAt(places.hospitals(), fresh);
        });
        forgetting.run();
    }

    private static void settle(DataSource database, Clock clock, Seal seal) {
        long start = System.nanoTime();
        Reference.over(database, clock).load();
        new DemoWorld(clock.instant(), DemoWorld.SEED, seal).fill(database);
        LOG.info("The demo world stands, after {} ms", (System.nanoTime() - start) / 1_000_000);
    }
}
