package health.onward.fhir.canary;

import org.springframework.jdbc.core.simple.JdbcClient;

/** An edge that asks the database itself. */
final class GuiltyEdge {

    private final JdbcClient jdbc;

    GuiltyEdge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count() {
        return jdbc.sql("select count(*) from setting").query(Long.class).single();
    }
}
