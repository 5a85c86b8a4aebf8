package health.onward.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.bulk.ImportTrial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A release of SNOMED CT in small, with invented concepts. */
class ReleaseImportTest {

    private static final String NAME = "900000000000003001";
    private static final String SYNONYM = "900000000000013009";
    private static final String PREFERRED = "900000000000548007";
    private static final String ACCEPTABLE = "900000000000549004";

    private final DirectoryWorld world = new DirectoryWorld();
    private final ImportTrial trial = new ImportTrial(world.tap);
    private final String concepts = rows(
            "id effectiveTime active moduleId",
            "1001 20260101 1 9",
            "1002 20260101 1 9",
            "1003 20260101 0 9",
            "1004 20260101 1 9");
    private final String descriptions =
            "id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId\r\n"
                    + description(11, 1, 1001, NAME, "Racing heart (finding)")
                    + description(12, 1, 1001, SYNONYM, "Heart that \"races\"")
                    + description(13, 1, 1001, SYNONYM, "Palpitations")
                    + description(14, 0, 1001, SYNONYM, "Old words")
                    + description(15, 1, 1002, NAME, "Slow heart (finding)")
                    + description(16, 1, 1004, NAME, "Not mapped (finding)");
    private final String map =
            "id,specialty,clinic_type\n1001,CARDIOLOGY,HEART_FAILURE\n1002,CARDIOLOGY,HEART_FAILURE\n";

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void mapped_active_concepts_become_terms_by_their_full_names_without_the_kind_in_brackets() {
        assertThat(imported(map, null, null)).startsWith("12 rows: 2 added, 0 changed, 344 removed");
        assertThat(term("1001")).isEqualTo("Racing heart");
        assertThat(term("1002")).isEqualTo("Slow heart");
        assertThat(world.reference.terms().all()).hasSize(2);
    }

    @Test
    void with_a_language_file_the_preferred_words_are_taken() {
        imported(
                map, language(11, "1", PREFERRED) + language(12, "1", ACCEPTABLE) + language(13, "1", PREFERRED), null);
        assertThat(term("1001")).isEqualTo("Palpitations");
        assertThat(term("1002")).isEqualTo("Slow heart");
    }

    @Test
    void of_several_reference_sets_one_must_be_chosen() {
        String two = language(12, "1", PREFERRED) + language(13, "2", PREFERRED);
        assertThat(imported(map, two, null))
                .isEqualTo(
                        "language.txt line 2 has several reference sets (1, 2): say whose words count with --refset");
        imported(map, two, "1");
        assertThat(term("1001")).isEqualTo("Heart that \"races\"");
    }

    @Test
    void a_map_that_does_not_fit_the_release_is_told_line_by_line() {
        assertThat(imported(map + "1003,CARDIOLOGY,HEART_FAILURE\n1009,CARDIOLOGY,HEART_FAILURE\n", null, null))
                .isEqualTo("""
                map.csv line 4 id (1003) is no longer active in this release: map the concept that replaced it
                map.csv line 5 id (1009) is no concept of this release: take the line away, or give the right release""");
        assertThat(imported(map + "1001,CARDIOLOGY,NONESUCH\nx,CARDIOLOGY,HEART_FAILURE\n", null, null))
                .isEqualTo("""
                map.csv line 4 clinic_type (NONESUCH) is not in the list of clinic types
                map.csv line 5 id (x) is not a number of a clinical term (SNOMED CT)""");
        assertThat(imported(map + "1001,CARDIOLOGY,HEART_FAILURE\n", null, null))
                .isEqualTo("map.csv line 4 id (1001) is given twice, first on line 2: give it once");
        assertThat(imported(map + "1004,ALLERGY,HEART_FAILURE\n", null, null))
                .isEqualTo(
                        "map.csv line 4 clinic_type (HEART_FAILURE) belongs to the specialty CARDIOLOGY, not to ALLERGY");
    }

    @Test
    void a_file_with_all_history_is_no_snapshot() {
        String full = concepts + rows("1001 20200101 1 9");
        assertThat(run(full, descriptions, map, null, null))
                .isEqualTo("concepts.txt line 6 id (1001) is given twice, first on line 2: give it once");
    }

    @Test
    void another_kind_of_file_is_told() {
        assertThat(run(map, descriptions, map, null, null))
                .isEqualTo(
                        "concepts.txt line 1 its columns are separated by commas: it must have tabs, as it was released");
    }

    private String term(String id) {
        world.reference.refresh();
        return world.reference.terms().find(id).orElseThrow().term();
    }

    private String imported(String mapping, @Nullable String languages, @Nullable String refset) {
        return run(concepts, descriptions, mapping, languages, refset);
    }

    private String run(
            String conceptRows,
            String descriptionRows,
            String mapping,
            @Nullable String languages,
            @Nullable String refset) {
        String header = "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId\n";
        return trial.run(world.reference.terms(new ReleaseFiles(
                ImportTrial.file("concepts.txt", conceptRows),
                ImportTrial.file("descriptions.txt", descriptionRows),
                ImportTrial.file("map.csv", mapping),
                Optional.ofNullable(languages).map(rows -> ImportTrial.file("language.txt", header + rows)),
                Optional.ofNullable(refset))));
    }

    private static String rows(String... rows) {
        return String.join("\r\n", rows).replace(' ', '\t') + "\r\n";
    }

    private static String description(int id, int active, int concept, String type, String term) {
        return id + "\t20260101\t" + active + "\t9\t" + concept + "\ten\t" + type + "\t" + term + "\t9\r\n";
    }

    private static String language(int description, String refset, String acceptability) {
        return "u\t20260101\t1\t9\t" + refset + "\t" + description + "\t" + acceptability + "\n";
    }
}
