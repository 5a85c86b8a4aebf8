package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers and names of services: numbers are never given twice, names not twice at one provider. */
public final class ServiceNames {

    /** Names that differ in case alone are the same. */
    record Name(OdsCode provider, String name) {

        static Name of(ServiceDefinition definition) {
            return new Name(definition.provider(), definition.name().toLowerCase(Locale.ROOT));
        }
    }

    private final JdbcClient jdbc;

    public ServiceNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that a service has; their providers cannot name another service until the caller's transaction ends. */
    Set<Name> taken(Collection<ServiceDefinition> definitions) {
        if (definitions.isEmpty()) {
            return Set.of();
        }
        List<Name> wanted = definitions.stream().map(Name::of).distinct().toList();
        jdbc.sql("select ods_code from organisation where ods_code = any (?) order by ods_code for no key update")
                .param(wanted.stream()
                        .map(name -> name.provider().value())
                        .distinct()
                        .toArray(String[]::new))
                .query(String.class)
                .list();
        return jdbc.sql("""
                select distinct w.provider, w.name from unnest(?::text[], ?::text[]) as w (provider, name)
                where exists (select from service s where s.provider = w.provider and lower(s.name) = w.name)
                """)
                .param(wanted.stream().map(name -> name.provider().value()).toArray(String[]::new))
                .param(wanted.stream().map(Name::name).toArray(String[]::new))
                .query((row, n) -> new Name(new OdsCode(row.getString(1)), row.getString(2)))
                .set();
    }

    /** New numbers, higher than all that stand in the directory, however they came there. */
    List<ServiceId> next(int count) {
        if (count == 0) {
            return List.of();
        }
        long first = jdbc.sql("""
                update service_number
                set next = greatest(next, (select coalesce(max(id), 0) + 1 from service)) + ?
                where only_row = ? returning next - ?
                """).params(count, true, count).query(Long.class).single();
        return LongStream.range(first, first + count).mapToObj(ServiceId::new).toList();
    }
}
