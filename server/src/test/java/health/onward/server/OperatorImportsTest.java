package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Reference;
import health.onward.identity.OdsCode;
import health.onward.platform.DatabaseSettings.Outside;
import health.onward.server.operator.Operator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each import as an operator orders it, beside a running server that others ask at the same time. */
class OperatorImportsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static RunningServer server;
    private static Client clinician;

    @TempDir
    private Path files;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of());
        clinician = server.as("021600556514", "R69", "REFERRING_CLINICIAN");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void lists_are_given_to_the_next_who_asks() throws IOException {
        String list = "code,display,effective_from,effective_to\nSNOW,Snow,2020-01-01,\n";
        assertThat(ordered("reference", "appointment-non-attendance-reason", file("list.csv", list)))
                .isZero();
        eventually(() -> clinician
                .get("/STU3/CodeSystem/APPOINTMENT-NON-ATTENDANCE-REASON")
                .body()
                .contains("\"SNOW\""));
    }

    @Test
    void a_provider_with_its_people_and_its_service_is_found_by_a_postcode_that_is_new_too() throws IOException {
        assertThat(ordered("organisations", file("organisations.csv", """
                ods_code,name,kind,parent,postcode,open
                XY1,New Trust,PROVIDER,,AB1 2CD,true
                XY101,New Hospital,SITE,XY1,AB1 2CD,true
                """))).isZero();
        assertThat(ordered("people", file("people.csv", """
                user_id,name,active,ods_code,functions,acts_for,workgroups
                777000000001,Dr New,true,XY1,SERVICE_PROVIDER_CLINICIAN REFERRING_CLINICIAN,,Heart team
                """))).isZero();
        assertThat(ordered("postcodes", file("onspd.csv", """
                pcds,doterm,oseast1m,osnrth1m
                AB1 2CD,,100000,200000
                AB1 2CE,,100000,201000
                LS1 2TW,,429500,433500
                """))).isZero();
        assertThat(ordered(
                        "terms",
                        file(
                                "terms.csv",
                                shipped("clinical-term.csv") + "777001,Fluttering heart,CARDIOLOGY,HEART_FAILURE\n")))
                .isZero();
        assertThat(ordered("directory", file("services.csv", """
                id,name,status,provider,location,specialty,clinic_types,clinical_terms,clinicians,request_types,bookable,priorities,effective_from,workgroups
                777001,New heart clinic,PUBLISHED,XY1,XY101,CARDIOLOGY,HEART_FAILURE,777001,777000000001,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE URGENT,2020-01-01,Heart team
                """))).as(said()).isZero();

        String criteria = SearchServicesTest.coding("clinicalTerm", "http://snomed.info/sct", "777001")
                + SearchServicesTest.text("postcode", "AB1 2CE")
                + "{\"name\": \"distanceLimit\", \"valueUnsignedInt\": 5},";
        eventually(() -> {
            var reply = clinician.post(
                    SearchServicesTest.PATH, SearchServicesTest.body("9912003888", "DISTANCE", "ROUTINE", criteria));
            return reply.status() == 200 && SearchServicesTest.ids(reply).equals(List.of("777001"));
        });
        assertThat(server.as("777000000001", "XY1", "REFERRING_CLINICIAN")
                        .get("/R4/HealthcareService/777001")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_dry_run_and_a_refused_file_change_nothing_and_say_so() throws IOException {
        String good = "ods_code,name,kind,parent,postcode,open\nXZ1,Other Trust,PROVIDER,,,true\n";
        assertThat(ordered("organisations", file("good.csv", good), "--dry-run"))
                .isZero();
        assertThat(said()).contains("1 rows: 1 added", "dry run: nothing was changed");

        assertThat(ordered("organisations", file("bad.csv", good + "xz2,Third,PROVIDER,,,true\n")))
                .isEqualTo(1);
        assertThat(said()).contains("bad.csv line 3: ods_code (xz2) is not an ODS code", "nothing was changed");
        assertThat(server.bean(Reference.class).sites().find(new OdsCode("XZ1")))
                .isEmpty();
    }

    @Test
    void what_is_not_understood_is_answered_with_how_it_is_called() throws IOException {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("organisations"),
                List.of("organisations", "import"),
                List.of("organisations", "import", "/no/such/file"),
                List.of("organisations", "import", "a", "b"),
                List.of("organisations", "import", file("x.csv", "x"), "--wet-run"),
                List.of("reference", "import", "colours", file("x.csv", "x")),
                List.of("terms", "import", "--concepts", file("x.csv", "x")),
                List.of("reference", "import", "specialty"))) {
            assertThat(run(words)).as(words.toString()).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage:");
        }
    }

    @Test
    void a_database_that_does_not_answer_is_said() throws IOException {
        var nowhere = Map.of(
                "ONWARD_DATABASE_URL", "jdbc:postgresql://127.0.0.1:9/onward",
                "ONWARD_DATABASE_USER", "nobody",
                "ONWARD_DATABASE_PASSWORD", "x");
        assertThat(new Operator(nowhere, new PrintStream(out), new PrintStream(err))
                        .run(List.of("organisations", "import", file("x.csv", "x"))))
                .isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("does not answer", "ONWARD_DATABASE_URL");
    }

    private int ordered(String what, String... words) {
        List<String> all = new ArrayList<>(List.of(what, "import"));
        all.addAll(List.of(words));
        return run(all);
    }

    private int run(List<String> words) {
        out.reset();
        err.reset();
        return new Operator(environment(), new PrintStream(out, true), new PrintStream(err, true)).run(words);
    }

    private static Map<String, String> environment() {
        Outside database = Objects.requireNonNull(server.settings().database().outside());
        return Map.of(
                "ONWARD_DATABASE_URL", database.url(),
                "ONWARD_DATABASE_USER", database.user(),
                "ONWARD_DATABASE_PASSWORD", database.password(),
                "ONWARD_DATABASE_APP_USER", Objects.requireNonNull(database.applicationUser()),
                "ONWARD_DATABASE_APP_PASSWORD", Objects.requireNonNull(database.applicationPassword()));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text).toString();
    }

    private static String shipped(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream("/reference/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void eventually(BooleanSupplier seen) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!seen.getAsBoolean()) {
            assertThat(System.nanoTime()).as("seen within " + PATIENCE).isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
