package health.onward.directory;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clinical terms that the house knows, held in memory. */
public final class ClinicalTerms {

    private final JdbcClient jdbc;
    private volatile Map<String, ClinicalTerm> terms = Map.of();

    public ClinicalTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void refresh() {
        terms = jdbc
                .sql("select id, term, specialty, clinic_type from clinical_term")
                .query((row, n) -> new ClinicalTerm(
                        row.getString("id"),
                        row.getString("term"),
                        row.getString("specialty"),
                        row.getString("clinic_type")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(ClinicalTerm::id, Function.identity()));
    }

    public Collection<ClinicalTerm> all() {
        return terms.values();
    }

    public Optional<ClinicalTerm> find(String id) {
        return Optional.ofNullable(terms.get(id));
    }
}
