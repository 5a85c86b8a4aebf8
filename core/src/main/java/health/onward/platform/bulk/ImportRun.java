package health.onward.platform.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** One import under way, in its transaction: reads, stages, checks, and keeps count. */
public final class ImportRun {

    private final JdbcTemplate jdbc;
    private final long id;
    private final ImportProgress progress;
    private final Problems problems = new Problems();
    private final List<FileTaken> files = new ArrayList<>();
    private final Map<String, String> fileOf = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long rows;
    private long added;
    private long changed;
    private long removed;

    ImportRun(JdbcTemplate jdbc, long id, ImportProgress progress) {
        this.jdbc = jdbc;
        this.id = id;
        this.progress = progress;
    }

    /** Gives each row of a file to {@code each}, and keeps nothing of it. */
    public void read(Input input, Format format, Consumer<Row> each) {
        long[] count = {0};
        try (var bytes = new CountedBytes(input.open())) {
            Rows.read(input, bytes, format, problems, row -> {
                progress.read(input.name(), ++count[0]);
                each.accept(row);
            });
            files.add(new FileTaken(input.name(), bytes.count(), bytes.sha256()));
        } catch (IOException e) {
            problems.add(input.name(), "cannot be read (" + e + "): give a file that this user may read");
        }
        progress.begins(count[0] + " rows of " + input.name() + " read");
        rows += count[0];
    }

    /**
     * Puts the rows of a file into the staging table.
     *
     * @param values what is kept of a row; nothing to leave it out. A row that is not sound is left out anyway
     */
    public void stage(String part, Input input, Format format, Function<Row, Optional<String[]>> values) {
        fileOf.put(part, input.name());
        jdbc.execute((Connection connection) -> {
            Stage stage = Stage.open(connection, id, part);
            try {
                read(input, format, row -> add(row, values, stage));
                stage.finish();
            } finally {
                stage.giveUp();
            }
            return null;
        });
    }

    private void add(Row row, Function<Row, Optional<String[]>> values, Stage stage) {
        Optional<String[]> kept = values.apply(row);
        if (kept.isEmpty() || !row.sound() || !problems.none()) {
            return;
        }
        try {
            stage.add(row.line(), kept.get());
        } catch (SQLException e) {
            throw new Staging(e);
        }
    }

    static final class Staging extends RuntimeException {
        Staging(SQLException cause) {
            super(cause);
        }
    }

    /** The staged rows as a table in SQL: {@code line} and the values, with names. */
    public String staged(String part, String... names) {
        StringBuilder sql = new StringBuilder("(select line");
        for (int n = 0; n < names.length; n++) {
            sql.append(", v[").append(n + 1).append("] as ").append(names[n]);
        }
        return sql + " from import_row where import_id = " + id + " and part = '" + part + "')";
    }

    /** @param sql gives line and sentence of each problem in a part; an empty answer is a good one */
    public void check(String part, String sql, @Nullable Object... values) {
        String file = fileOf.getOrDefault(part, part);
        long[] found = {0, 0};
        jdbc.query(
                "select line, sentence, count(*) over () as found from (" + sql + ") as problem order by line limit "
                        + Problems.SHOWN,
                row -> {
                    found[0] = row.getLong("found");
                    found[1]++;
                    problems.add(file, row.getLong("line"), String.valueOf(row.getString("sentence")));
                },
                values);
        problems.more(found[0] - found[1]);
    }

    /** Two rows of a part with the same key. */
    public void checkUnique(String part, String key, String... names) {
        check(
                part,
                "select line, '" + key.replace("'", "''") + " (' || concat_ws(' ', " + key
                        + ") || ') is given twice, first on line ' || first || ': give it once' as sentence"
                        + " from (select *, min(line) over (partition by " + key + ") as first from "
                        + staged(part, names) + " s) t where line <> first");
    }

    /** How many rows the statement touched. */
    public long update(String sql, @Nullable Object... values) {
        return jdbc.update(sql, values);
    }

    public long count(String sql, @Nullable Object... values) {
        return Optional.ofNullable(jdbc.queryForObject(sql, Long.class, values)).orElse(0L);
    }

    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        return jdbc.query(sql, mapper, values);
    }

    /** Two imports at once would mix their rows; readers are not held up. */
    public void alone(String table) {
        jdbc.execute("lock table " + table + " in share row exclusive mode");
    }

    public void wrong(String where, String sentence) {
        problems.add(where, sentence);
    }

    public boolean sound() {
        return problems.none();
    }

    /** @param step such as "checking" */
    public void begins(String step) {
        progress.begins(step);
    }

    public void note(String sentence) {
        notes.add(sentence);
    }

    public void tally(long moreAdded, long moreChanged, long moreRemoved) {
        added += moreAdded;
        changed += moreChanged;
        removed += moreRemoved;
    }

    Problems problems() {
        return problems;
    }

    List<FileTaken> files() {
        return files;
    }

    ImportReport report() {
        return new ImportReport(rows, added, changed, removed, notes);
    }

    void forgetStaged() {
        jdbc.update("delete from import_row where import_id = ?", id);
    }

    private static final class CountedBytes extends DigestInputStream {

        private long count;

        CountedBytes(InputStream in) {
            super(in, sha256Digest());
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            count += Math.max(read, 0);
            return read;
        }

        long count() {
            return count;
        }

        String sha256() {
            return HexFormat.of().formatHex(getMessageDigest().digest());
        }

        private static MessageDigest sha256Digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
