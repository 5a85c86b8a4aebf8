package health.onward.platform.bulk;

import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs imports on a test's database and tells what became of them in words. */
public final class ImportTrial {

    private final Imports imports;
    private final JdbcClient jdbc;

    public ImportTrial(DataSource database) {
        this.imports = new Imports(database, Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC));
        this.jdbc = JdbcClient.create(database);
    }

    public static Input file(String name, String text) {
        return Input.of(name, text);
    }

    public String run(Import some) {
        return told(imports.run(some, new Ordered("a test", false), ImportProgress.SILENT));
    }

    public String dryRun(Import some) {
        return told(imports.run(some, new Ordered("a test", true), ImportProgress.SILENT));
    }

    public static String told(Outcome<ImportReport> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var report) ->
                "%d rows: %d added, %d changed, %d removed%s"
                        .formatted(
                                report.rows(),
                                report.added(),
                                report.changed(),
                                report.removed(),
                                report.notes().stream().map(note -> "\n" + note).collect(Collectors.joining()));
            case Outcome.Refused<ImportReport> refused ->
                refused.refusals().stream().map(ImportTrial::told).collect(Collectors.joining("\n"));
        };
    }

    private static String told(Refusal problem) {
        return Objects.requireNonNullElse(problem.where(), "") + " " + problem.sentence();
    }

    /** Rows that were forgotten in the staging table. */
    public long left() {
        return jdbc.sql("select count(*) from import_row").query(Long.class).single();
    }

    public List<String> log() {
        return jdbc.sql("""
                        select what || ' ' || number || ' by ' || account || ': ' || added || ' added, ' || changed
                               || ' changed, ' || removed || ' removed, ' || files::text
                        from import_log order by what, number
                        """).query((row, n) -> String.valueOf(row.getString(1))).list();
    }

    public Map<String, Long> versions() {
        return DataVersions.now(jdbc);
    }
}
