package health.onward.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** Brings a database to today's schema. */
public final class Migrations {

    /** How the tables of a group lie: the same SQL makes all of them, see docs/decisions on keys. */
    public enum Profile {
        /** One table each; audit and ledger in monthly partitions. */
        PLAIN,
        /** Every table of a group in eight hash partitions by its key: PostgreSQL itself then proves that keys are complete. */
        PARTITIONED
    }

    private static final Map<String, String> KEYS = Map.of(
            "by_bucket", "bucket",
            "by_service", "service_id",
            "by_org", "org_id",
            "by_nhs_number", "nhs_number",
            "by_caller", "caller",
            "by_kind", "kind",
            "by_id", "id",
            "by_file", "file_id",
            "by_ticket", "ticket");

    private Migrations() {}

    /**
     * @param owner connects with the role that owns the schema
     * @param application the role that gets its rights on the rows, or null when the owner itself is the application
     */
    public static void run(DataSource owner, Profile profile, @Nullable String application) {
        Flyway flyway = flyway(owner, profile, application);
        refuseNewer(flyway.info());
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new CannotStart(
                    "the database's schema was made by another version of Onward, and this one does not continue it"
                            + " (its migrations differ): start the version that fits, or, when the data are only for"
                            + " trying, delete the data directory (.onward/data, or ONWARD_DATA)",
                    e);
        }
    }

    /** Flyway itself would start, and what was made for other rules would be read by ours. */
    private static void refuseNewer(MigrationInfoService info) {
        Arrays.stream(info.applied())
                .filter(step -> step.getState() == MigrationState.FUTURE_SUCCESS)
                .findFirst()
                .ifPresent(step -> {
                    throw new CannotStart("the database's schema is newer than this Onward (it has step "
                            + step.getVersion() + ", " + step.getDescription() + "): start the version that made it,"
                            + " or a later one");
                });
    }

    /** Whether the schema lacks a step of this version. */
    static boolean isBehind(DataSource owner, Profile profile) {
        return flyway(owner, profile, null).info().pending().length > 0;
    }

    private static Flyway flyway(DataSource owner, Profile profile, @Nullable String application) {
        List<String> locations = new ArrayList<>(List.of("classpath:db/migration"));
        if (profile == Profile.PARTITIONED) {
            locations.add("classpath:db/partitioned");
        }
        if (application != null) {
            locations.add("classpath:db/rights");
        }
        return Flyway.configure()
                .dataSource(owner)
                .locations(locations.toArray(String[]::new))
                .placeholders(placeholders(profile, application))
                .load();
    }

    private static Map<String, String> placeholders(Profile profile, @Nullable String application) {
        Map<String, String> placeholders = new HashMap<>();
        KEYS.forEach((name, key) -> placeholders.put(name, profile == Profile.PLAIN ? "" : hash(key)));
        placeholders.put("audit_partitioning", profile == Profile.PLAIN ? MONTHLY : hash("patient_key"));
        placeholders.put("ledger_partitioning", profile == Profile.PLAIN ? MONTHLY : hash("bucket"));
        if (application != null) {
            placeholders.put("app_role", application);
        }
        return placeholders;
    }

    private static final String MONTHLY = "partition by range (at)";

    private static String hash(String key) {
        return "partition by hash (" + key + ")";
    }
}
