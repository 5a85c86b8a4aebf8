package health.onward.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Outcome;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.platform.bulk.ImportTrial;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PeopleImportTest {

    private static final String HEADER = "user_id,name,active,ods_code,functions,acts_for,workgroups\n";
    private static final String TWO_PEOPLE = """
            000000000002,Ben Admin,true,R69,SERVICE_PROVIDER_CLINICIAN_ADMIN,000000000001,Heart team|Everyone
            000000000001,Dr Ada,true,R69,SERVICE_PROVIDER_CLINICIAN REFERRING_CLINICIAN,,Heart team
            000000000001,Dr Ada,true,R68,SERVICE_PROVIDER_CLINICIAN,,
            """;
    private static final UserId ADA = new UserId("000000000001");
    private static final UserId BEN = new UserId("000000000002");
    private static final OdsCode R69 = new OdsCode("R69");

    private final TestDatabase database = TestDatabase.fresh();
    private final ImportTrial trial = new ImportTrial(database.application());
    private final JdbcClient jdbc = JdbcClient.create(database.application());
    private final People people = new People(jdbc);
    private final AtomicLong ids = new AtomicLong(100);

    @BeforeEach
    void organisations() {
        trial.run(new OrganisationImport(ImportTrial.file("o.csv", """
                        ods_code,name,kind,parent,postcode,open
                        R69,Cicero,PROVIDER,,,true
                        R68,Seneca,PROVIDER,,,true
                        """), run -> {}));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void people_come_with_their_functions_links_and_workgroups() {
        assertThat(imported(TWO_PEOPLE)).isEqualTo("""
                3 rows: 2 added, 0 changed, 0 removed
                4 functions are new, 0 were taken away
                1 links to clinicians are new, 0 were taken away
                3 members of workgroups are new, 0 were taken away
                2 workgroups are new and have no services yet""");

        assertThat(people.roles(ADA))
                .containsExactly(
                        new Roles(new OdsCode("R68"), List.of(BusinessFunction.SERVICE_PROVIDER_CLINICIAN)),
                        new Roles(
                                R69,
                                List.of(
                                        BusinessFunction.REFERRING_CLINICIAN,
                                        BusinessFunction.SERVICE_PROVIDER_CLINICIAN)));
        assertThat(people.clinicians(BEN, R69)).containsExactly(ADA);
        assertThat(members())
                .containsExactly("Everyone 000000000002", "Heart team 000000000001", "Heart team 000000000002");
    }

    @Test
    void a_row_takes_the_place_of_all_that_was_known_of_somebody_at_that_organisation_only() {
        imported(TWO_PEOPLE);
        assertThat(imported("""
                000000000002,Ben Admin,true,R69,SERVICE_PROVIDER_ADMIN,,Everyone
                000000000001,Dr Ada Heron,false,R69,,,
                """)).isEqualTo("""
                2 rows: 0 added, 1 changed, 0 removed
                1 people have another name, or became active or inactive
                1 functions are new, 3 were taken away
                0 links to clinicians are new, 1 were taken away
                0 members of workgroups are new, 2 were taken away""");

        assertThat(people.find(ADA)).contains(new Person(ADA, "Dr Ada Heron", false));
        assertThat(jdbc.sql("select ods_code from business_role where user_id = ?")
                        .param(ADA.value())
                        .query(String.class)
                        .list())
                .containsExactly("R68");
        assertThat(members()).containsExactly("Everyone 000000000002");
    }

    @Test
    void a_workgroup_that_is_there_keeps_its_services() {
        var team = new Workgroup(7, R69, "Heart team", Set.of(), Set.of(new ServiceId(5)));
        new Transactions(database.application(), Clock.systemUTC()).write(changes -> {
            Workgroups.store(changes, team);
            return Outcome.accepted(true);
        });
        imported("000000000001,Dr Ada,true,R69,SERVICE_PROVIDER_CLINICIAN,,Heart team\n");
        assertThat(members()).containsExactly("Heart team 000000000001");
        assertThat(jdbc.sql("select workgroup_id || ' ' || service_id from workgroup_service")
                        .query(String.class)
                        .single())
                .isEqualTo("7 5");
    }

    @Test
    void who_works_nowhere_may_stand_alone() {
        assertThat(imported("000000000001,Dr Ada,true,,,,\n")).startsWith("1 rows: 1 added");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a short number           | 1,Ada,true,R69,,,                            | line 2 user_id (1) is not a staff number: twelve digits
            an unknown function      | 000000000001,Ada,true,R69,SURGEON,,          | line 2 functions (SURGEON) must be among ADDITIONAL_REQUIREMENTS_MANAGER, BOOKING_MANAGER, COMMISSIONER, INFORMATION_ANALYST, REFERRING_ADMIN, REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, SERVICE_DEFINER, SERVICE_PROVIDER_ADMIN, SERVICE_PROVIDER_CLINICIAN, SERVICE_PROVIDER_CLINICIAN_ADMIN
            an unknown organisation  | 000000000001,Ada,true,R67,,,                 | line 2 ods_code (R67) is not known: import the organisation first, or correct it
            a function nowhere       | 000000000001,Ada,true,,SERVICE_DEFINER,,     | line 2 ods_code is empty: functions, acts_for and workgroups are held at an organisation
            no admin acts for one    | 000000000001,Ada,true,R69,SERVICE_DEFINER,000000000002, | line 2 acts_for is given: only a SERVICE_PROVIDER_CLINICIAN_ADMIN acts for a clinician
            acting for a stranger    | 000000000001,Ada,true,R69,SERVICE_PROVIDER_CLINICIAN_ADMIN,000000000009, | line 2 acts_for (000000000009) is nobody we know: add a row for them, or correct it
            acting for no clinician  | 000000000001,Ada,true,R69,SERVICE_PROVIDER_CLINICIAN_ADMIN,000000000001, | line 2 acts_for (000000000001) is no SERVICE_PROVIDER_CLINICIAN at R69: give them the function there, or correct it
            """)
    void this_is_refused(String what, String row, String sentence) {
        assertThat(imported(row + "\n")).isEqualTo("people.csv " + sentence);
        assertThat(people.find(ADA)).isEmpty();
    }

    @Test
    void one_person_has_one_name_and_one_row_for_each_organisation() {
        assertThat(imported("""
                000000000001,Dr Ada,true,R69,,,
                000000000001,Dr Ada Heron,true,R68,,,
                000000000001,Dr Ada,true,R69,,,
                """)).isEqualTo("""
                people.csv line 4 user_id, ods_code (000000000001 R69) is given twice, first on line 2: give it once
                people.csv line 3 name and active of user_id (000000000001) are not those of line 2: say the same on each line""");
    }

    private List<String> members() {
        return jdbc.sql("""
                        select w.name || ' ' || m.user_id from workgroup w join workgroup_member m on m.workgroup_id = w.id
                        order by 1
                        """).query((row, n) -> String.valueOf(row.getString(1))).list();
    }

    private String imported(String rows) {
        return trial.run(new PeopleImport(ImportTrial.file("people.csv", HEADER + rows), ids::incrementAndGet));
    }
}
