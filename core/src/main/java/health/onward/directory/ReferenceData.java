package health.onward.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The published code lists as they stand, held in memory: they are small, rarely change, and are asked on every request. */
public final class ReferenceData {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private volatile Map<CodeList, Map<String, Concept>> lists = Map.of();

    public ReferenceData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads the lists anew: at start-up, after an import, and after the database was exchanged. */
    public void refresh() {
        Map<CodeList, Map<String, Concept>> read = new EnumMap<>(CodeList.class);
        jdbc.sql("""
                select list, code, display, effective_from, effective_to, properties::text as properties
                from code_concept order by list, position
                """)
                .query((row, n) -> read.computeIfAbsent(
                                CodeList.valueOf(row.getString("list")), list -> new LinkedHashMap<>())
                        .put(row.getString("code"), concept(row)))
                .list();
        lists = read;
    }

    /** In the published order. */
    public Collection<Concept> concepts(CodeList list) {
        return Collections.unmodifiableCollection(
                lists.getOrDefault(list, Map.of()).values());
    }

    public Optional<Concept> concept(CodeList list, String code) {
        return Optional.ofNullable(lists.getOrDefault(list, Map.of()).get(code));
    }

    public boolean inEffect(CodeList list, String code, LocalDate day) {
        return concept(list, code).map(c -> c.inEffectOn(day)).orElse(false);
    }

    /** What a person reads for a code; the code itself when an import has taken it away. */
    public String display(CodeList list, String code) {
        return concept(list, code).map(Concept::display).orElse(code);
    }

    public Optional<CancellationReason> referralCancellationReason(String code) {
        return concept(CodeList.REFERRAL_CANCELLATION_REASON, code).map(CancellationReason::ofReferral);
    }

    public Optional<CancellationReason> appointmentCancellationReason(String code) {
        return concept(CodeList.APPOINTMENT_CANCELLATION_REASON, code).map(CancellationReason::ofAppointment);
    }

    /** An import cannot leave out a priority, so there is always an answer once the lists are loaded. */
    public ContactDays contactDays(Priority priority) {
        Concept concept = concept(CodeList.PRIORITY, priority.name()).orElseThrow();
        return new ContactDays(concept.days("defer_to_provider_contact_days"), concept.days("triage_contact_days"));
    }

    private static Concept concept(ResultSet row) throws SQLException {
        return new Concept(
                row.getString("code"),
                row.getString("display"),
                day(row, "effective_from"),
                day(row, "effective_to"),
                JSON.readValue(row.getString("properties"), TEXTS));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        @Nullable LocalDate day = row.getObject(column, LocalDate.class);
        return Optional.ofNullable(day);
    }
}
