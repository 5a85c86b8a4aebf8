package health.onward.directory;

import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Row;
import java.util.Optional;

/** Puts a file of clinical terms, with their words and places in the directory, into the place of those in use. */
public final class ClinicalTermImport implements Import {

    private static final Format FORMAT = Format.csv("id", "term", "specialty", "clinic_type");

    private final Input file;
    private final ReferenceData lists;

    ClinicalTermImport(Input file, ReferenceData lists) {
        this.file = file;
        this.lists = lists;
    }

    @Override
    public String what() {
        return TermRows.WHAT;
    }

    @Override
    public void read(ImportRun run) {
        lists.refresh();
        run.stage(TermRows.PART, file, FORMAT, row -> Optional.of(values(row)));
    }

    private String[] values(Row row) {
        String id = row.matching("id", TermRows.ID, TermRows.ID_SAID);
        String term = row.text("term");
        TermRows.checkPlace(row, lists);
        return new String[] {id, term, row.optional("specialty"), row.optional("clinic_type")};
    }

    @Override
    public void merge(ImportRun run) {
        run.checkUnique(TermRows.PART, "id", TermRows.VALUES);
        TermRows.replace(run, run.staged(TermRows.PART, TermRows.VALUES), file.name());
    }
}
