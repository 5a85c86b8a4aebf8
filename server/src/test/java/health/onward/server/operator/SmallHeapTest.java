package health.onward.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.DatabaseSettings.Outside;
import health.onward.platform.TestDatabase;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files of a hundred thousand rows in a process with a heap of 48 MB, of which the program without any row needs about 30: held
 * in memory, the rows alone would take twice the rest.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmallHeapTest {

    private static final int ROWS = 100_000;
    private static final String HEAP = "-Xmx48m";

    private static TestDatabase database;

    @TempDir
    private Path files;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    @Order(1)
    void organisations() throws Exception {
        Path file = written(
                "ods_code,name,kind,parent,postcode,open",
                n -> n % 100 == 0
                        ? "P%06d,\"Provider %d, trust\",PROVIDER,,LS1 2TW,true".formatted(n, n)
                        : "S%06d,Site %d,SITE,P%06d,LS1 2TW,true".formatted(n, n, n / 100 * 100));
        assertThat(ran("organisations", file)).contains("100,000 rows: 100,000 added");
        assertThat(count("organisation")).isEqualTo(ROWS);
    }

    @Test
    @Order(2)
    void people() throws Exception {
        Path file = written(
                "user_id,name,active,ods_code,functions,acts_for,workgroups",
                n -> "%012d,Dr Person %d,true,P%06d,SERVICE_PROVIDER_CLINICIAN REFERRING_CLINICIAN,,Team %d"
                        .formatted(n, n, n / 100 * 100, n % 2));
        assertThat(ran("people", file)).contains("100,000 rows: 100,000 added", "200000 functions are new");
        assertThat(count("business_role")).isEqualTo(2L * ROWS);
    }

    @Test
    @Order(3)
    void postcodes() throws Exception {
        Path file = written(
                "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,oseast1m,osnrth1m,osgrdind,oshlthau",
                n -> "x,x,%s,198001,,E99999999,E99999999,E06000001,E05000001,%06d,%07d,1,E18000007"
                        .formatted(postcode(n), 400_000 + n % 9_000, n));
        assertThat(ran("postcodes", file)).contains("100,000 rows: 100,000 added");
        assertThat(ran("postcodes", file)).contains("100,000 rows: 0 added, 0 changed, 0 removed");
    }

    @Test
    @Order(4)
    void a_hundred_thousand_mistakes() throws Exception {
        Path file = written("ods_code,name,kind,parent,postcode,open", n -> "x,,HOSPITAL,?,??,yes");
        assertThat(ran("organisations", file))
                .contains("and 599900 more problems are not shown", "nothing was changed");
    }

    @Test
    @Order(5)
    void terms() throws Exception {
        Path file = written(
                "id,term,specialty,clinic_type",
                n -> "%d,Condition number %d of the heart,CARDIOLOGY,HEART_FAILURE".formatted(n + 1_000_000, n));
        assertThat(ran("terms", file)).contains("100,000 rows: 100,000 added");
    }

    private static String postcode(int n) {
        return "A%c%d %d%c%c"
                .formatted('A' + n / 60_840, 1 + n / 6_760 % 9, n / 676 % 10, 'A' + n / 26 % 26, 'A' + n % 26);
    }

    private Path written(String header, IntFunction<String> row) throws IOException {
        Path file = files.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header + "\n");
            for (int n = 0; n < ROWS; n++) {
                out.write(row.apply(n));
                out.write('\n');
            }
        }
        return file;
    }

    private String ran(String what, Path file) throws IOException, InterruptedException {
        Outside where = TestDatabase.asOutside(database, "the application's own");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Operator.class.getName(),
                what,
                "import",
                file.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("ONWARD_DATABASE_URL", where.url());
        process.environment().put("ONWARD_DATABASE_USER", where.user());
        process.environment().put("ONWARD_DATABASE_PASSWORD", where.password());
        process.environment().put("ONWARD_DATABASE_APP_USER", Objects.requireNonNull(where.applicationUser()));
        process.environment().put("ONWARD_DATABASE_APP_PASSWORD", Objects.requireNonNull(where.applicationPassword()));
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return said;
    }

    private static long count(String table) {
        return JdbcClient.create(database.application())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
