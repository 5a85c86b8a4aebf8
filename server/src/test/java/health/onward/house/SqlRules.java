package health.onward.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What SQL must not contain if one schema is to run partitioned and distributed (docs/decisions/0004, rules 3, 6 and 9). */
final class SqlRules {

    private static final Pattern STATEMENT = Pattern.compile(
            "^\\s*(select|insert|update|delete|with|merge|create|alter|drop|truncate|lock)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LOCKING = pattern("\\bfor (no key )?update\\b|\\bskip locked\\b");
    private static final Pattern KEYED = pattern(
            "\\b(bucket|service_id|org_id|nhs_number|caller|kind|patient_key|ods_code|id|name|only_row)\\s*=\\s*(\\?|any)");

    private static final Map<String, Pattern> NEVER = Map.ofEntries(
            Map.entry("a trigger", pattern("\\bcreate (or replace )?(constraint )?trigger\\b")),
            Map.entry("MERGE", pattern("\\bmerge into\\b")),
            Map.entry("ROLLUP, CUBE or GROUPING SETS", pattern("\\b(rollup|cube|grouping sets)\\b\\s*\\(")),
            Map.entry("a sub-query in VALUES", pattern("\\bvalues\\s*\\((?:[^()]|\\([^()]*\\))*\\(\\s*select\\b")),
            Map.entry(
                    "a sequence",
                    pattern("\\bcreate sequence\\b|\\bnextval\\b|\\b(big|small)?serial\\b|\\bas identity\\b")),
            Map.entry("a recursive query", pattern("\\bwith recursive\\b")),
            Map.entry("a materialised view", pattern("\\bmaterialized view\\b")),
            Map.entry("a foreign table", pattern("\\bforeign table\\b")),
            Map.entry("NOTIFY", pattern("\\A\\s*notify\\b")),
            Map.entry("an advisory lock", pattern("\\bpg_(try_)?advisory_")),
            Map.entry("a session setting", pattern("\\A\\s*set (?!local|transaction|constraints)\\w")));

    private static final Map<String, Pattern> NEVER_IN_MIGRATIONS = Map.of(
            "takes something away that the running version uses",
            pattern("\\bdrop (column|table|view)\\b|\\brename (column|to|constraint)\\b"),
            "changes the type of a column under the running version",
            pattern("\\balter (column )?\\w+ (set data )?type\\b"));

    private static final Pattern TABLE = pattern("\\bcreate table\\b");
    private static final Pattern INDEX = pattern("\\bcreate (unique )?index\\b");

    private SqlRules() {}

    /** In the strings of core: that is where all SQL of the running house stands. */
    static Stream<String> violations(Code code) {
        return code.sources().stream()
                .filter(source -> source.path().toString().matches(".*/(core|canary)/.*"))
                .flatMap(source -> source.strings().stream()
                        .filter(text -> STATEMENT.matcher(text).matches()
                                || LOCKING.matcher(text).find())
                        .flatMap(SqlRules::problems)
                        .map(problem -> source.name() + ": " + problem));
    }

    private static Stream<String> problems(String sql) {
        Stream<String> never = never(sql);
        // A fragment is judged where it is put together: the routing test sees the whole statement.
        boolean whole = STATEMENT.matcher(sql).matches();
        boolean unkeyed =
                whole && LOCKING.matcher(sql).find() && !KEYED.matcher(sql).find() && !sql.contains("scatter-ok");
        return unkeyed ? Stream.concat(never, Stream.of("locks rows without naming their key")) : never;
    }

    static Stream<String> migrations(Code code) {
        return code.migrations().stream().flatMap(SqlRules::migration);
    }

    private static Stream<String> migration(Path file) {
        String sql = read(file).replaceAll("--.*", "");
        Stream<String> never = Stream.concat(
                never(sql),
                NEVER_IN_MIGRATIONS.entrySet().stream()
                        .filter(one -> one.getValue().matcher(sql).find())
                        .map(Map.Entry::getKey));
        // Between tables and indexes stands db/citus, which distributes the tables.
        boolean both = TABLE.matcher(sql).find() && INDEX.matcher(sql).find();
        return (both ? Stream.concat(never, Stream.of("makes tables and indexes in one step")) : never)
                .map(problem -> file.getFileName() + ": " + problem);
    }

    private static Stream<String> never(String sql) {
        return NEVER.entrySet().stream()
                .filter(one -> one.getValue().matcher(sql).find())
                .map(one -> "has " + one.getKey());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }
}
