package health.onward.directory;

import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts an operator's clinical terms into the place of those in use, all or nothing; a term that a service names must stay. */
public final class ClinicalTermImport {

    private static final String FILE = "clinical-term.csv";
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,100}");

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ReferenceData data;
    private final ClinicalTerms terms;

    ClinicalTermImport(JdbcClient jdbc, Transactions transactions, ReferenceData data, ClinicalTerms terms) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.data = data;
        this.terms = terms;
    }

    public Outcome<Integer> replace(String text) {
        CsvFile file = CsvFile.read(FILE, new StringReader(text), List.of("id", "term", "specialty", "clinic_type"));
        List<ClinicalTerm> read = read(file);
        Outcome<Integer> outcome = file.problems().isEmpty()
                ? transactions.write(changes -> replace(read, changes))
                : new Outcome.Refused<>(file.problems());
        terms.refresh();
        return outcome;
    }

    void loadMissing() {
        terms.refresh();
        if (terms.all().isEmpty()) {
            ShippedFile.mustBeAccepted(replace(ShippedFile.text(FILE)));
        }
    }

    private List<ClinicalTerm> read(CsvFile file) {
        Set<String> seen = CsvFile.seen();
        List<ClinicalTerm> read = new ArrayList<>();
        for (CsvFile.Row row : file.rows()) {
            var term = new ClinicalTerm(
                    row.matching("id", ID),
                    row.text("term"),
                    row.matching("specialty", CODE),
                    row.matching("clinic_type", CODE));
            row.unique("id", term.id(), seen);
            if (data.concept(CodeList.SPECIALTY, term.specialty()).isEmpty()) {
                row.wrong("specialty", "(" + term.specialty() + ") is not in the list of specialties");
            }
            if (data.concept(CodeList.CLINIC_TYPE, term.clinicType()).isEmpty()) {
                row.wrong("clinic_type", "(" + term.clinicType() + ") is not in the list of clinic types");
            }
            read.add(term);
        }
        return read;
    }

    private Outcome<Integer> replace(List<ClinicalTerm> read, Changes changes) {
        // Two imports at once would mix their terms.
        jdbc.sql("lock table clinical_term in share row exclusive mode").update();
        Set<String> kept = read.stream().map(ClinicalTerm::id).collect(Collectors.toSet());
        List<Refusal> vanished = jdbc
                .sql("select distinct term_id from service_clinical_term order by term_id")
                .query(String.class)
                .list()
                .stream()
                .filter(id -> !kept.contains(id))
                .map(id ->
                        new Refusal(RefusalCode.INVALID_VALUE, "has no term " + id + ", which a service names", FILE))
                .toList();
        if (!vanished.isEmpty()) {
            return new Outcome.Refused<>(vanished);
        }
        String[] ids = column(read, ClinicalTerm::id);
        changes.add("delete from clinical_term where id <> all (?)", (Object) ids);
        changes.add(
                """
                insert into clinical_term (id, term, specialty, clinic_type)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                on conflict (id) do update
                  set term = excluded.term, specialty = excluded.specialty, clinic_type = excluded.clinic_type
                """,
                ids,
                column(read, ClinicalTerm::term),
                column(read, ClinicalTerm::specialty),
                column(read, ClinicalTerm::clinicType));
        return Outcome.accepted(read.size());
    }

    private static String[] column(List<ClinicalTerm> terms, Function<ClinicalTerm, String> value) {
        return terms.stream().map(value).toArray(String[]::new);
    }
}
