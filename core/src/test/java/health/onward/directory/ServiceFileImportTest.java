package health.onward.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.Workgroup;
import health.onward.identity.Workgroups;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.platform.bulk.ImportTrial;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceFileImportTest {

    private static final String HEADER =
            "id,name,status,provider,location,specialty,clinic_types,request_types,bookable,"
                    + "priorities,effective_from,windows,patient_phone,workgroups\n";
    private static final String HEART = "R69,R6901,CARDIOLOGY,HEART_FAILURE,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,"
            + "ROUTINE URGENT,2026-01-01,URGENT:4-336,0113 4960000,";

    private final DirectoryWorld world = new DirectoryWorld();
    private final ImportTrial trial = new ImportTrial(world.tap);

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void services_are_defined_under_the_providers_rules_and_by_the_operator() {
        assertThat(imported("500,Heart clinic,PUBLISHED," + HEART + "\n,Another,DRAFT," + HEART + "\n"))
                .isEqualTo("2 rows: 2 added, 0 changed, 0 removed");
        Service service = world.services.find(new ServiceId(500)).orElseThrow();
        assertThat(service.status()).isEqualTo(Service.Status.PUBLISHED);
        assertThat(service.definition().slots().windows()).containsOnlyKeys(Priority.URGENT);
        assertThat(service.site().place()).isPresent();
        assertThat(world.jdbc
                        .sql("select distinct what || ' by ' || function from service_history")
                        .query(String.class)
                        .single())
                .isEqualTo("IMPORTED by OPERATOR");
    }

    @Test
    void what_stands_there_already_keeps_its_version() {
        imported("500,Heart clinic,PUBLISHED," + HEART + "\n501,Other,DRAFT," + HEART + "\n");
        assertThat(imported("500,Heart clinic,PUBLISHED," + HEART + "\n501,Another,PUBLISHED," + HEART + "\n"))
                .isEqualTo("2 rows: 0 added, 1 changed, 0 removed");
        assertThat(world.services.find(new ServiceId(500)).orElseThrow().version())
                .isEqualTo(1);
        assertThat(world.services.find(new ServiceId(501)).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void one_wrong_row_among_a_thousand_takes_all_back() {
        String good = IntStream.range(0, 1_100)
                .mapToObj(n -> (1_000 + n) + ",Clinic " + n + ",PUBLISHED," + HEART + "\n")
                .collect(Collectors.joining());
        assertThat(imported(good + "9000,Clinic 7,PUBLISHED," + HEART + "\n"))
                .isEqualTo("services.csv line 1102 name is the name of another service of this provider");
        assertThat(world.jdbc
                        .sql("select count(*) from service")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(imported(good)).isEqualTo("1100 rows: 1100 added, 0 changed, 0 removed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an unknown status     | 5,A,LIVE,R69,R6901,CARDIOLOGY,HEART_FAILURE,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE,2026-01-01,,, | status (LIVE) must be one of DRAFT, PUBLISHED, UNPUBLISHED
            an unknown site       | 5,A,DRAFT,R69,R6909,CARDIOLOGY,HEART_FAILURE,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE,2026-01-01,,, | location (R6909) is not an organisation we know
            an unknown clinic type | 5,A,DRAFT,R69,R6901,CARDIOLOGY,NONESUCH,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE,2026-01-01,,, | clinic_types
            a request nobody knows | 5,A,DRAFT,R69,R6901,CARDIOLOGY,HEART_FAILURE,TELEPATHY,DIRECTLY_BOOKABLE,ROUTINE,2026-01-01,,, | request_types (TELEPATHY) must be among
            triage and appointments | 5,A,DRAFT,R69,R6901,CARDIOLOGY,HEART_FAILURE,APPOINTMENT_REQUEST TRIAGE_REQUEST,UNSPECIFIED,ROUTINE,2026-01-01,,, | request_types cannot be both triage and appointments
            published unfinished  | 5,A,PUBLISHED,R69,R6901,CARDIOLOGY,,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE,2026-01-01,,, | clinic_types must have at least one
            a window of nothing   | 5,A,DRAFT,R69,R6901,CARDIOLOGY,HEART_FAILURE,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE,2026-01-01,SOON:1-2,, | windows (SOON:1-2) begins with no priority
            no day                | 5,A,DRAFT,R69,R6901,CARDIOLOGY,HEART_FAILURE,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE,,,, | effective_from is empty: it must be given
            an unknown workgroup  | 5,A,DRAFT,R69,R6901,CARDIOLOGY,HEART_FAILURE,APPOINTMENT_REQUEST,DIRECTLY_BOOKABLE,ROUTINE,2026-01-01,,,Nobody | workgroups (Nobody) is no workgroup of the provider: import its people first
            """)
    void this_is_refused(String what, String row, String sentence) {
        assertThat(imported(row + "\n")).startsWith("services.csv line 2 " + sentence);
        assertThat(world.services.find(new ServiceId(5))).isEmpty();
    }

    @Test
    void a_number_given_twice_is_told_however_far_apart() {
        assertThat(imported("5,A,DRAFT," + HEART + "\n5,B,DRAFT," + HEART + "\n"))
                .isEqualTo("services.csv line 3 id (5) is given twice, first on line 2: give it once");
    }

    @Test
    void the_workgroups_that_look_after_a_service_come_with_it() {
        world.transactions.write(changes -> {
            Workgroups.store(changes, new Workgroup(7, new OdsCode("R69"), "Heart team", Set.of(), Set.of()));
            return Outcome.accepted(true);
        });
        imported("5,A,DRAFT," + HEART + "Heart team\n");
        assertThat(world.jdbc
                        .sql("select workgroup_id || ' ' || service_id from workgroup_service")
                        .query(String.class)
                        .single())
                .isEqualTo("7 5");
    }

    private String imported(String rows) {
        var services = new Services(world.jdbc);
        return trial.run(new ServiceFileImport(
                ImportTrial.file("services.csv", HEADER + rows),
                new Transactions(world.tap, DirectoryWorld.CLOCK),
                services,
                world.imports));
    }
}
