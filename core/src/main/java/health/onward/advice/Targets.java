package health.onward.advice;

import health.onward.identity.ServiceId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** In how many working days a service means to answer: two, unless it has said otherwise. */
public final class Targets {

    static final int USUAL_DAYS = 2;

    private final JdbcClient jdbc;

    public Targets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int days(ServiceId service) {
        return jdbc.sql("select working_days from advice_target where service_id = ?")
                .param(service.value())
                .query(Integer.class)
                .optional()
                .orElse(USUAL_DAYS);
    }
}
