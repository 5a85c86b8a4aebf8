package health.onward.directory;

import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the active concepts of a SNOMED CT release which the operator's map names into the place of the clinical terms in use, each
 * in its preferred words. The release is the operator's: none comes with the house.
 */
public final class ReleaseImport implements Import {

    private static final Format CONCEPTS = Format.tabs("id", "active");
    private static final Format DESCRIPTIONS = Format.tabs("id", "active", "conceptId", "typeId", "term");
    private static final Format LANGUAGE =
            Format.tabs("active", "refsetId", "referencedComponentId", "acceptabilityId");
    private static final Format MAP = Format.csv("id", "specialty", "clinic_type");
    private static final String FULLY_SPECIFIED_NAME = "900000000000003001";
    private static final String SYNONYM = "900000000000013009";
    private static final String PREFERRED = "900000000000548007";

    private final ReleaseFiles files;
    private final ReferenceData lists;
    private long[] mapped = {};

    ReleaseImport(ReleaseFiles files, ReferenceData lists) {
        this.files = files;
        this.lists = lists;
    }

    @Override
    public String what() {
        return TermRows.WHAT;
    }

    /** The map first: of a million rows of a release only those that it names are staged. */
    @Override
    public void read(ImportRun run) {
        lists.refresh();
        run.stage("map", files.map(), MAP, row -> {
            String id = row.matching("id", TermRows.ID, TermRows.ID_SAID);
            TermRows.checkPlace(row, lists);
            return Optional.of(new String[] {id, row.optional("specialty"), row.optional("clinic_type")});
        });
        if (!run.sound()) {
            return;
        }
        run.checkUnique("map", "id", ReleaseTerms.MAP);
        mapped = run
                .list(
                        "select id::bigint as id from " + run.staged("map", ReleaseTerms.MAP) + " s",
                        (row, n) -> row.getLong("id"))
                .stream()
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        run.stage("concept", files.concepts(), CONCEPTS, this::concept);
        run.stage("description", files.descriptions(), DESCRIPTIONS, this::description);
        files.language().ifPresent(language -> run.stage("language", language, LANGUAGE, this::preference));
    }

    private Optional<String[]> concept(Row row) {
        String id = row.optional("id");
        return isMapped(row, "id", id) ? Optional.of(new String[] {id, active(row)}) : Optional.empty();
    }

    private Optional<String[]> description(Row row) {
        String concept = row.optional("conceptId");
        String type = row.optional("typeId");
        boolean words = type.equals(FULLY_SPECIFIED_NAME) || type.equals(SYNONYM);
        if (!isMapped(row, "conceptId", concept) || !words || !active(row).equals("1")) {
            return Optional.empty();
        }
        String kind = type.equals(SYNONYM) ? "synonym" : "name";
        return Optional.of(new String[] {row.optional("id"), concept, kind, row.text("term")});
    }

    private Optional<String[]> preference(Row row) {
        boolean counts = active(row).equals("1")
                && row.optional("acceptabilityId").equals(PREFERRED)
                && files.referenceSet().map(row.optional("refsetId")::equals).orElse(true);
        return counts
                ? Optional.of(new String[] {row.optional("refsetId"), row.optional("referencedComponentId")})
                : Optional.empty();
    }

    private boolean isMapped(Row row, String column, String id) {
        if (!TermRows.ID.matcher(id).matches()) {
            row.matching(column, TermRows.ID, TermRows.ID_SAID);
            return false;
        }
        return Arrays.binarySearch(mapped, Long.parseLong(id)) >= 0;
    }

    private static String active(Row row) {
        return row.oneOf("active", Set.of("0", "1"));
    }

    @Override
    public void merge(ImportRun run) {
        var terms = new ReleaseTerms(run, files.language().isPresent());
        terms.check();
        if (run.sound()) {
            run.note(mapped.length + " concepts of the release are in the map; the others were left out");
            TermRows.replace(run, terms.table(), files.map().name());
        }
    }
}
