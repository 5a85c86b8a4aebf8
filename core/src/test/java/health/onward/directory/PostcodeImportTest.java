package health.onward.directory;

import static health.onward.directory.ServiceSample.service;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.OrganisationImport;
import health.onward.identity.ServiceId;
import health.onward.platform.bulk.ImportTrial;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ONS Postcode Directory as it is published, and our own four columns. */
class PostcodeImportTest {

    /** Some of its columns, in its order, with invented codes. */
    private static final String HEADER = "pcd,pcd2,pcds,dointr,doterm,oscty,usertype,oseast1m,osnrth1m,osgrdind\r\n";

    private final DirectoryWorld world = new DirectoryWorld();
    private final ImportTrial trial = new ImportTrial(world.tap);

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void the_directory_is_read_by_its_column_names_and_what_is_of_no_use_is_left_out() {
        assertThat(imported("""
                "AB1 0AA","AB1  0AA","AB1 0AA","198001","199606","S999",0,"385386","0801193",1
                "LS1 2TW","LS1  2TW","LS1 2TW","198001","","E999",0,"429500","0433500",1
                "M1  1AA","M1   1AA","M1 1AA","198001","","E999",0,"384700","0398100",1
                "BT1 1AA","BT1  1AA","BT1 1AA","198001","","N999",0,"333800","0374100",1
                "GY1 1AA","GY1  1AA","GY1 1AA","198001","","L999",0,"","",9
                """, false))
                .startsWith("5 rows: 1 added, 1 changed, 1192 removed")
                .contains(
                        "1 postcodes are no longer in use (doterm) and were left out",
                        "1 postcodes have no place on the map and were left out",
                        "1 postcodes are on the Irish grid (Northern Ireland) and were left out");
        world.reference.refresh();
        assertThat(world.reference.gazetteer().find("ls12tw")).contains(new Place(429500, 433500));
        assertThat(world.reference.gazetteer().find("M1 1AA")).contains(new Place(384700, 398100));
        assertThat(world.reference.gazetteer().find("AB1 0AA")).isEmpty();
    }

    @Test
    void postcodes_no_longer_in_use_come_when_they_are_wanted() {
        assertThat(imported("AB10AA,AB1  0AA,AB1 0AA,198001,199606,S9,0,385386,0801193,1\n", true))
                .startsWith("1 rows: 1 added");
    }

    @Test
    void newer_releases_with_other_column_names_are_read_too() {
        assertThat(trial.run(world.reference.postcodes(
                        ImportTrial.file(
                                "onspd.csv",
                                "pcd7,pcd8,pcds,dointr,doterm,east1m,north1m\nM1  1AA,M1   1AA,M1 1AA,198001,,384700,398100\n"),
                        false)))
                .startsWith("1 rows: 1 added");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no postcode       | a,a,??,198001,,E9,0,429500,433500,1          | line 2 postcode (??) is not a postcode
            an end that is no month | a,a,LS1 2TW,198001,soon,E9,0,429500,433500,1 | line 2 doterm (soon) is not a year and month like 202304
            half a place      | a,a,LS1 2TW,198001,,E9,0,429500,,1           | line 2 northing () is not a whole number from 0 to 1300000
            a place too far   | a,a,LS1 2TW,198001,,E9,0,429500,9433500,1    | line 2 northing (9433500) is not a whole number from 0 to 1300000
            nothing in use    | a,a,LS1 2TW,198001,199606,E9,0,429500,433500,1 | has no postcode with a place that is in use: nothing would be left
            """)
    void this_is_refused(String what, String row, String sentence) {
        assertThat(imported(row + "\n", false)).isEqualTo("onspd.csv " + sentence);
    }

    @Test
    void services_move_with_the_postcodes_of_their_sites() {
        world.define(service(1));
        trial.run(new OrganisationImport(
                ImportTrial.file(
                        "o.csv", "ods_code,name,kind,parent,postcode,open\nR6901,The R6901,SITE,R69,LS1 2TW,true\n"),
                world.reference.places()));
        Place moved = place();
        assertThat(imported("a,a,LS1 2TW,198001,,E9,0,1000,2000,1\n", false))
                .contains("1 services are at another place");
        assertThat(place()).isEqualTo(new Place(1000, 2000)).isNotEqualTo(moved);
        assertThat(imported("a,a,LS1 2TX,198001,,E9,0,1000,2000,1\n", false))
                .contains("1 services have no known place");
    }

    private Place place() {
        return world.services
                .find(new ServiceId(1))
                .orElseThrow()
                .site()
                .place()
                .orElseThrow();
    }

    private String imported(String rows, boolean withTerminated) {
        return trial.run(world.reference.postcodes(ImportTrial.file("onspd.csv", HEADER + rows), withTerminated));
    }
}
