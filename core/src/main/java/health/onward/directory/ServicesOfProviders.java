package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ProviderServices;
import health.onward.identity.ServiceId;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every service that an organisation provides, also those that take no referrals any more: patients may still be on their way. */
public final class ServicesOfProviders implements ProviderServices {

    private final JdbcClient jdbc;

    public ServicesOfProviders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<ServiceId> of(OdsCode provider) {
        return jdbc.sql("select id from service where provider = ?")
                .param(provider.value())
                .query((row, n) -> new ServiceId(row.getLong("id")))
                .set();
    }
}
