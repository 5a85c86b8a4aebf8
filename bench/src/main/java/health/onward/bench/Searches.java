package health.onward.bench;

import static health.onward.bench.Bench.say;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.ServerProcess;
import health.onward.acceptance.running.WireClient.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.ConnectionCallback;

/**
 * Searches for services (A010) in a country's directory: what each kind asks of PostgreSQL, and how long it takes two clients.
 *
 * @param kinds the least first
 * @param scans statements of theirs whose plan reads all services
 */
record Searches(List<Searched> kinds, List<String> scans) {

    /**
     * @param found services in the answer
     * @param candidates services that the search had to look at
     */
    record Searched(String kind, int found, long candidates, Counted counted, Measured measured) {}

    private record Kind(String name, String sortBy, String criteria, String where) {}

    private static final Pattern PLACE = Pattern.compile("\\$[0-9]+");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CLIENTS = 2;
    private static final int UNTIL_PREPARED = 15;
    private static final int LISTENED = 9;

    private static final String COMMON = "specialty=CARDIOLOGY clinicType=HEART_FAILURE";
    private static final String HERE = " postcode=" + LargeDirectory.POSTCODE;
    private static final String BY_TYPE =
            "id in (select service_id from service_clinic_type where clinic_type = 'HEART_FAILURE')";

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "a usual clinic type, within 50 miles",
                    "DISTANCE",
                    "specialty=ALLERGY clinicType=ALLERGY_1" + HERE + " distanceLimit=50",
                    "id in (select service_id from service_clinic_type where clinic_type = 'ALLERGY_1')"),
            new Kind(
                    "a clinical term, by wait",
                    "IWT",
                    "clinicalTerm=900000001034" + HERE,
                    "id in (select service_id from service_clinical_term where term_id = '900000001034')"),
            new Kind(
                    "a tenth of all services, within 50 miles",
                    "DISTANCE",
                    COMMON + HERE + " distanceLimit=50",
                    BY_TYPE),
            new Kind("the same, anywhere", "DISTANCE", COMMON + HERE, BY_TYPE),
            new Kind("the same, by wait", "IWT", COMMON + HERE, BY_TYPE));

    static Searches measure(Settings settings, OwnDatabase database, PostgresTap tap, Path log) throws Exception {
        say("A directory of " + LargeDirectory.SERVICES + " services and " + LargeDirectory.POSTCODES
                + " postcodes ...");
        server(settings, database.environment(), log).close();
        LargeDirectory.fill(database);
        say("Searching it ...");
        List<Counted> counted = new ArrayList<>();
        try (ServerProcess server = server(settings, database.environment(tap.port(), "?binaryTransfer=false"), log);
                var client = new Referrer(server.port())) {
            for (Kind kind : KINDS) {
                for (int n = 0; n < UNTIL_PREPARED; n++) {
                    search(client, kind);
                }
                counted.add(typical(tap, client, kind));
            }
        }
        List<Searched> kinds = new ArrayList<>();
        try (ServerProcess server = server(settings, database.environment(), log)) {
            var load = new Load(CLIENTS, server.port(), Referrer.token(server.port()));
            var meters = new Meters(server.pid(), database);
            for (Kind kind : KINDS) {
                load.lasting(settings.warmUp().dividedBy(KINDS.size()), client -> search(client, kind) >= 0);
            }
            for (int n = 0; n < KINDS.size(); n++) {
                Kind kind = KINDS.get(n);
                kinds.add(new Searched(
                        kind.name(),
                        found(load, kind),
                        candidates(database, kind),
                        counted.get(n),
                        timed(settings, load, meters, kind)));
            }
        }
        return new Searches(kinds, scans(database, counted));
    }

    /** What most searches do: now and then a watch or a job of the server's says something in between. */
    private static Counted typical(PostgresTap tap, Referrer client, Kind kind) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int n = 0; n < LISTENED; n++) {
            samples.add(new Sample(new Counted(tap.during(() -> search(client, kind))), "", 0, ""));
        }
        return Counting.typical(samples).getFirst().counted();
    }

    private static ServerProcess server(Settings settings, Map<String, String> environment, Path log) {
        return ServerProcess.start(settings.command("-Xmx512m"), environment, log)
                .awaitHealthy(PATIENCE);
    }

    private static Measured timed(Settings settings, Load load, Meters meters, Kind kind) throws InterruptedException {
        var measured = new Measured();
        for (int n = 0; n < 2; n++) {
            Used before = meters.read();
            Load.Round round = load.lasting(settings.round(), client -> search(client, kind) >= 0);
            measured.add(new Measured.Round(
                    round.perSecond(),
                    round.done(),
                    round.nanos(),
                    meters.read().since(before)));
        }
        return measured;
    }

    private static int found(Load load, Kind kind) throws IOException {
        try (Referrer client = load.client()) {
            return search(client, kind);
        }
    }

    /** @return how many services it found */
    private static int search(Referrer client, Kind kind) throws IOException {
        Reply reply = client.search(kind.sortBy(), kind.criteria());
        if (reply.status() != 200) {
            throw new IOException("a search answered " + reply.status() + ": " + reply.text());
        }
        return reply.text().split("Extension-eRS-ServiceSearch-ListItem", -1).length - 1;
    }

    private static long candidates(OwnDatabase database, Kind kind) {
        Long count =
                database.asOwner().queryForObject("select count(*) from service where " + kind.where(), Long.class);
        return count == null ? 0 : count;
    }

    private static List<String> scans(OwnDatabase database, List<Counted> counted) {
        return counted.stream()
                .flatMap(one -> one.trips().stream())
                .flatMap(trip -> trip.statements().stream())
                .map(Executed::sql)
                .filter(sql -> sql.contains("from service s"))
                .distinct()
                .filter(sql -> plan(database, sql).contains("Seq Scan on service s "))
                .toList();
    }

    /** The plan that PostgreSQL makes of a statement whatever its values are. */
    private static String plan(OwnDatabase database, String sql) {
        int values = (int)
                PLACE.matcher(sql).results().map(MatchResult::group).distinct().count();
        return String.join("\n", database.asOwner().execute((ConnectionCallback<List<String>>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set plan_cache_mode = force_generic_plan");
                statement.execute("prepare searched as " + sql);
                List<String> lines = new ArrayList<>();
                String nulls = String.join(", ", Collections.nCopies(values, "null"));
                try (ResultSet rows = statement.executeQuery("explain execute searched(" + nulls + ")")) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
                return lines;
            }
        }));
    }
}
