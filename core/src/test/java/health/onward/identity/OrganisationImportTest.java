package health.onward.identity;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Migrations.Profile;
import health.onward.platform.TestDatabase;
import health.onward.platform.bulk.ImportTrial;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrganisationImportTest {

    private static final String HEADER = "ods_code,name,kind,parent,postcode,open\n";

    private final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    private final ImportTrial trial = new ImportTrial(database.application());
    private final Organisations organisations = new Organisations(JdbcClient.create(database.application()));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void what_is_named_is_added_or_brought_up_to_date_and_the_rest_stays() {
        assertThat(imported("""
                R6901,Cicero Clinic,SITE,R69,ls12tw,true
                R69,Cicero,PROVIDER,,LS1 2TW,true
                QZ1,Board,COMMISSIONER,,,true
                D82106,Surgery,GP_PRACTICE,QZ1,,true
                """.replace("ls12tw", "LS12TW"))).isEqualTo("4 rows: 4 added, 0 changed, 0 removed");

        assertThat(imported("""
                R6901,"Cicero, closed",SITE,R69,LS1 2TW,false
                R69,Cicero,PROVIDER,,LS1 2TW,true
                R6902,New Site,SITE,R69,,true
                """)).isEqualTo("3 rows: 1 added, 1 changed, 0 removed");

        assertThat(organisations.find(new OdsCode("R6901")))
                .contains(new Organisation(
                        new OdsCode("R6901"),
                        "Cicero, closed",
                        Organisation.Kind.SITE,
                        Optional.of(new OdsCode("R69")),
                        Optional.of("LS1 2TW"),
                        false));
        assertThat(organisations.find(new OdsCode("D82106"))).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a code in small letters   | r69,Cicero,PROVIDER,,,true | line 2 ods_code (r69) is not an ODS code: two to ten capital letters and digits
            no code                   | ,Cicero,PROVIDER,,,true    | line 2 ods_code is empty: give an ODS code: two to ten capital letters and digits
            no name                   | R69,,PROVIDER,,,true       | line 2 name is empty: it must be given
            an unknown kind           | R69,Cicero,HOSPITAL,,,true | line 2 kind (HOSPITAL) must be one of COMMISSIONER, GP_PRACTICE, PROVIDER, SITE
            neither open nor not      | R69,Cicero,PROVIDER,,,yes  | line 2 open (yes) must be one of false, true
            a postcode that is none   | R69,Cicero,PROVIDER,,LEEDS,true | line 2 postcode (LEEDS) is not a postcode like LS1 2TW
            its own parent            | R69,Cicero,PROVIDER,R69,,true | line 2 parent is the organisation itself: leave it empty
            a site of nobody          | R69,Cicero,SITE,,,true     | line 2 parent is empty: a site belongs to an organisation
            an unknown parent         | R69,Cicero,PROVIDER,QZ9,,true | line 2 parent (QZ9) is not known: add a row for it, or correct it
            a site of a commissioner  | R69,Cicero,SITE,QZ1,,true  | line 2 parent (QZ1) is a COMMISSIONER: a site belongs to a PROVIDER or GP_PRACTICE, anything else to a COMMISSIONER
            """)
    void this_is_refused(String what, String row, String sentence) {
        imported("QZ1,Board,COMMISSIONER,,,true\n");
        assertThat(imported(row + "\n")).isEqualTo("organisations.csv " + sentence);
        assertThat(organisations.find(new OdsCode("R69"))).isEmpty();
    }

    @Test
    void a_code_given_twice_is_told_with_both_lines_and_nothing_is_taken() {
        assertThat(imported("""
                R68,Seneca,PROVIDER,,,true
                R69,Cicero,PROVIDER,,,true
                R69,Cicero again,PROVIDER,,,true
                """))
                .isEqualTo("organisations.csv line 4 ods_code (R69) is given twice, first on line 3: give it once");
        assertThat(organisations.find(new OdsCode("R68"))).isEmpty();
        assertThat(trial.left()).isZero();
    }

    @Test
    void two_that_are_each_others_parent_are_told() {
        assertThat(imported("QZ1,One,COMMISSIONER,QZ2,,true\nQZ2,Two,COMMISSIONER,QZ1,,true\n"))
                .contains("line 2 parent (QZ2) has this one as its own parent", "line 3 parent (QZ1) has this one");
    }

    @Test
    void a_dry_run_tells_the_same_and_changes_nothing() {
        assertThat(trial.dryRun(importOf("R69,Cicero,PROVIDER,,,true\n")))
                .isEqualTo("1 rows: 1 added, 0 changed, 0 removed");
        assertThat(organisations.find(new OdsCode("R69"))).isEmpty();
        assertThat(trial.log()).isEmpty();
        assertThat(trial.versions()).isEmpty();
    }

    @Test
    void who_imported_which_file_is_kept_and_the_version_grows() {
        imported("R69,Cicero,PROVIDER,,,true\n");
        imported("R69,Cicero & Sons,PROVIDER,,,true\n");
        assertThat(trial.log())
                .first()
                .asString()
                .matches("organisations 1 by a test: 1 added, 0 changed, 0 removed,"
                        + " \\[\\{\"name\": \"organisations.csv\", \"bytes\": 67, \"sha256\": \"[0-9a-f]{64}\"\\}\\]");
        assertThat(trial.versions()).containsEntry("organisations", 2L);
        assertThat(trial.left()).isZero();
    }

    @Test
    void where_an_organisation_is_and_how_it_is_rung_stays_until_a_file_says_otherwise() {
        var names = new Nameplates(JdbcClient.create(database.application()));
        String more = HEADER.strip() + ",address,phone\n";
        assertThat(trial.run(file(more + "R69,Cicero,PROVIDER,,LS1 2TW,true,1 Wharf Road|Leeds,01632 960 200\n")))
                .isEqualTo("1 rows: 1 added, 0 changed, 0 removed");
        assertThat(trial.run(file(more + "R69,Cicero,PROVIDER,,LS1 2TW,true,,\n")))
                .isEqualTo("1 rows: 0 added, 0 changed, 0 removed");
        assertThat(imported("R69,Cicero & Sons,PROVIDER,,LS1 2TW,true\n"))
                .isEqualTo("1 rows: 0 added, 1 changed, 0 removed");
        assertThat(names.find(List.of(), List.of(new OdsCode("R69")))
                        .organisation(new OdsCode("R69"))
                        .lines())
                .containsExactly("Cicero & Sons", "1 Wharf Road", "Leeds", "LS1 2TW");
        assertThat(trial.run(file(more + "R69,Cicero & Sons,PROVIDER,,LS1 2TW,true,2 Wharf Road,call us\n")))
                .contains("phone (call us) is not a telephone number");
        assertThat(trial.run(file(more + "R69,Cicero & Sons,PROVIDER,,LS1 2TW,true,,01632 960 201\n")))
                .isEqualTo("1 rows: 0 added, 1 changed, 0 removed");
    }

    private static OrganisationImport file(String text) {
        return new OrganisationImport(ImportTrial.file("organisations.csv", text), run -> {});
    }

    private String imported(String rows) {
        return trial.run(importOf(rows));
    }

    private static OrganisationImport importOf(String rows) {
        return new OrganisationImport(ImportTrial.file("organisations.csv", HEADER + rows), run -> {});
    }
}
