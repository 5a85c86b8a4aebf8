package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
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
        return whole("where s.provider = ? order by lower(s.name), s.id", provider.value(), List.of(), LocalDate.EPOCH)
                .stream()
                .map(Candidate::service)
                .toList();
    }

    /** Published ones whose diary is kept in a system of the provider's. */
    public List<Service> keptOutside() {
        return candidates(
                        ServiceRow.WHOLE,
                        "where s.provider_system is not null and s.status = 'PUBLISHED' order by s.id",
                        List.of(codes(List.of()), LocalDate.EPOCH))
                .stream()
                .map(Candidate::service)
                .toList();
    }

    /** @param reaching the organisations whose commissioning rules count */
    List<Candidate> candidates(Collection<ServiceId> ids, Collection<OdsCode> reaching, LocalDate day) {
        Long[] numbers = ids.stream().map(ServiceId::value).toArray(Long[]::new);
        return whole("where s.id = any (?) order by s.id", numbers, reaching, day);
    }

    /**
     * Those that a search may find, in no order and as {@link ServiceRow#DECIDING} has them: what an index can tell is asked
     * here, the rest of {@link SearchRules}.
     */
    List<Candidate> candidates(Sought sought, Collection<OdsCode> reaching) {
        var where = new Where(sought);
        List<Object> values = new ArrayList<>(where.matched());
        values.add(codes(reaching));
        values.add(sought.day());
        values.addAll(where.values());
        return candidates(ServiceRow.DECIDING, where.sql(), values);
    }

    private List<Candidate> whole(String where, Object value, Collection<OdsCode> reaching, LocalDate day) {
        return candidates(ServiceRow.WHOLE, where, List.of(codes(reaching), day, value));
    }

    private List<Candidate> candidates(String columns, String where, List<Object> values) {
        return jdbc.sql("select " + columns + """
                , case s.menu when 'PRIMARY_CARE' then
                    array(select r.removed from commissioning_rule r
                          where r.service_id = s.id and r.ods_code = any (?) and r.effective_from <= ?)
                  else '{}' end as rules
                from\s""" + ServiceRow.TABLES + "\n" + where)
                .params(values)
                .query((row, n) -> Candidate.of(ServiceRow.read(row), row.getBoolean("site_open"), (Boolean[])
                        row.getArray("rules").getArray()))
                .list();
    }

    private static String[] codes(Collection<OdsCode> organisations) {
        return organisations.stream().map(OdsCode::value).toArray(String[]::new);
    }

    /** The search's conditions that an index can tell. */
    private static final class Where {

        private final StringBuilder sql = new StringBuilder("where s.status = 'PUBLISHED'");
        private final List<Object> values = new ArrayList<>();
        private final List<Object> matched = new ArrayList<>();

        Where(Sought sought) {
            SearchCriteria criteria = sought.criteria();
            criteria.specialty().ifPresent(code -> and("s.specialty = ?", code));
            listed("service_clinic_type", "clinic_type", criteria.clinicType());
            listed("service_clinical_term", "term_id", criteria.clinicalTerm());
            listed("service_clinician", "user_id", criteria.namedClinician().map(UserId::value));
            criteria.distanceLimit()
                    .flatMap(miles -> sought.from().map(from -> from.around(miles)))
                    .ifPresent(square -> {
                        and("s.easting_m between ? and ?", square.west(), square.east());
                        and("s.northing_m between ? and ?", square.south(), square.north());
                    });
        }

        private void listed(String table, String column, Optional<String> value) {
            matched.add(value.stream().toArray(String[]::new));
            value.ifPresent(one -> and("s.id in (select service_id from " + table + " where " + column + " = ?)", one));
        }

        private void and(String condition, Object... more) {
            sql.append(" and ").append(condition);
            values.addAll(List.of(more));
        }

        String sql() {
            return sql.toString();
        }

        List<Object> values() {
            return values;
        }

        List<Object> matched() {
            return matched;
        }
    }
}
