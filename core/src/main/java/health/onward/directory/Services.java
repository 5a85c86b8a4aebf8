package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The services as they stand. Reading any number takes one statement. */
public final class Services {

    private final JdbcClient jdbc;

    public Services(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Drafts too: who may see one is for the caller to know. */
    public Optional<Service> find(ServiceId id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Those that exist among some, by id. */
    public List<Service> find(Collection<ServiceId> ids) {
        return candidates(ids, List.of(), LocalDate.EPOCH).stream()
                .map(Candidate::service)
                .toList();
    }

    /** Those that see patients at a site now, whatever their status. */
    public Set<ServiceId> at(OdsCode location) {
        return jdbc.sql("select id from service where location = ?")
                .param(location.value())
                .query((row, n) -> new ServiceId(row.getLong(1)))
                .set();
    }

    /** A provider's own, drafts too, by name. */
    public List<Service> of(OdsCode provider) {
        return candidates(
                        "where s.provider = ? order by lower(s.name), s.id",
                        List.of(provider.value()),
                        List.of(),
                        LocalDate.EPOCH)
                .stream()
                .map(Candidate::service)
                .toList();
    }

    /** Published ones whose diary is kept in a system of the provider's. */
    public List<Service> keptOutside() {
        return candidates(
                        "where s.provider_system is not null and s.status = 'PUBLISHED' order by s.id",
                        List.of(),
                        List.of(),
                        LocalDate.EPOCH)
                .stream()
                .map(Candidate::service)
                .toList();
    }

    /** @param reaching the organisations whose commissioning rules count */
    List<Candidate> candidates(Collection<ServiceId> ids, Collection<OdsCode> reaching, LocalDate day) {
        Long[] numbers = ids.stream().map(ServiceId::value).toArray(Long[]::new);
        return candidates("where s.id = any (?) order by s.id", List.of((Object) numbers), reaching, day);
    }

    /** Those that a search may find, in no order: what an index can tell is asked here, the rest of {@link SearchRules}. */
    List<Candidate> candidates(Sought sought, Collection<OdsCode> reaching) {
        SearchCriteria criteria = sought.criteria();
        StringBuilder where = new StringBuilder("where s.status = 'PUBLISHED'");
        List<Object> values = new ArrayList<>();
        criteria.specialty().ifPresent(code -> {
            where.append(" and s.specialty = ?");
            values.add(code);
        });
        criteria.clinicType().ifPresent(code -> {
            where.append(" and s.id in (select service_id from service_clinic_type where clinic_type = ?)");
            values.add(code);
        });
        criteria.clinicalTerm().ifPresent(id -> {
            where.append(" and s.id in (select service_id from service_clinical_term where term_id = ?)");
            values.add(id);
        });
        criteria.namedClinician().ifPresent(user -> {
            where.append(" and s.id in (select service_id from service_clinician where user_id = ?)");
            values.add(user.value());
        });
        return candidates(where.toString(), values, reaching, sought.day());
    }

    private List<Candidate> candidates(String where, List<Object> values, Collection<OdsCode> reaching, LocalDate day) {
        List<Object> all = new ArrayList<>();
        all.add(reaching.stream().map(OdsCode::value).toArray(String[]::new));
        all.add(day);
        all.addAll(values);
        return jdbc.sql("select " + ServiceRow.COLUMNS + """
                , array(select r.removed from commissioning_rule r
                        where r.service_id = s.id and r.ods_code = any (?) and r.effective_from <= ?) as rules
                from\s""" + ServiceRow.TABLES + "\n" + where)
                .params(all)
                .query((row, n) -> Candidate.of(ServiceRow.read(row), row.getBoolean("site_open"), (Boolean[])
                        row.getArray("rules").getArray()))
                .list();
    }
}
