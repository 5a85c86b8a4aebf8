package health.onward.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clinical terms that the house knows, held in memory. */
public final class ClinicalTerms {

    private final JdbcClient jdbc;
    private volatile Known known = new Known(Map.of());

    public ClinicalTerms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void refresh() {
        known = new Known(jdbc
                .sql("select id, term, specialty, clinic_type from clinical_term")
                .query((row, n) -> new ClinicalTerm(
                        row.getString("id"),
                        row.getString("term"),
                        row.getString("specialty"),
                        row.getString("clinic_type")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(ClinicalTerm::id, Function.identity())));
    }

    public Collection<ClinicalTerm> all() {
        return known.terms.values();
    }

    public Optional<ClinicalTerm> find(String id) {
        return Optional.ofNullable(known.terms.get(id));
    }

    /**
     * The terms that somebody means who types {@code words}, the likeliest first: in any order, unfinished or not quite
     * rightly spelt; or the one with this id.
     */
    public List<ClinicalTerm> search(String words, int most) {
        Known now = known;
        ClinicalTerm numbered = now.terms.get(words.strip());
        return numbered == null ? now.index().search(words, most) : List.of(numbered);
    }

    /** The terms of one moment; the index is made when somebody first searches. */
    private static final class Known {

        private final Map<String, ClinicalTerm> terms;
        private @Nullable TermIndex index;

        Known(Map<String, ClinicalTerm> terms) {
            this.terms = terms;
        }

        synchronized TermIndex index() {
            if (index == null) {
                index = new TermIndex(terms.values());
            }
            return index;
        }
    }
}
