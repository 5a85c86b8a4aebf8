package health.onward.directory;

import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Row;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every import of clinical terms asks of them, and how they come into their table. */
final class TermRows {

    static final String WHAT = "terms";
    static final String PART = "term";
    static final String[] VALUES = {"id", "term", "specialty", "clinic_type"};
    static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    static final String ID_SAID = "a number of a clinical term (SNOMED CT)";

    private TermRows() {}

    /** The specialty and clinic type of a row belong to each other and to the lists. */
    static void checkPlace(Row row, ReferenceData lists) {
        String specialty = row.matching("specialty", ListFile.CODE, ListFile.SAID);
        String clinicType = row.matching("clinic_type", ListFile.CODE, ListFile.SAID);
        if (!row.sound()) {
            return;
        }
        Optional<Concept> known = lists.concept(CodeList.CLINIC_TYPE, clinicType);
        if (lists.concept(CodeList.SPECIALTY, specialty).isEmpty()) {
            row.wrong("specialty", "(" + specialty + ") is not in the list of specialties");
        }
        if (known.isEmpty()) {
            row.wrong("clinic_type", "(" + clinicType + ") is not in the list of clinic types");
        } else if (!known.get().property("specialty").orElse("").equals(specialty)) {
            row.wrong(
                    "clinic_type",
                    "(" + clinicType + ") belongs to the specialty "
                            + known.get().property("specialty").orElse("") + ", not to " + specialty);
        }
    }

    /** @param terms as a table in SQL with the columns of {@link #VALUES} */
    static void replace(ImportRun run, String terms, String file) {
        // Terms lean on the lists, so these must stay as they are meanwhile.
        run.alone("code_concept");
        run.alone("clinical_term");
        if (!run.sound()) {
            return;
        }
        run.list(
                        "select distinct term_id from service_clinical_term where term_id not in (select id from "
                                + terms + " t) order by term_id",
                        (row, n) -> row.getString("term_id"))
                .forEach(id -> run.wrong(
                        file,
                        "has no term " + id + ", which a service names: add it, or take it from the service first"));
        if (!run.sound()) {
            return;
        }
        long before = run.count("select count(*) from clinical_term");
        long removed = run.update("delete from clinical_term where id not in (select id from " + terms + " t)");
        long written = run.update("""
                insert into clinical_term as c (id, term, specialty, clinic_type)
                select id, term, specialty, clinic_type from %s t
                on conflict (id) do update
                set term = excluded.term, specialty = excluded.specialty, clinic_type = excluded.clinic_type
                where (c.term, c.specialty, c.clinic_type)
                  is distinct from (excluded.term, excluded.specialty, excluded.clinic_type)
                """.formatted(terms));
        long added = run.count("select count(*) from clinical_term") - (before - removed);
        run.tally(added, written - added, removed);
    }
}
