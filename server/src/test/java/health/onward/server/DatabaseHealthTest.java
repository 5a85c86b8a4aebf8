package health.onward.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseHealthTest {

    @Test
    void a_database_that_does_not_answer_is_down_and_no_failure_of_ours() {
        JdbcClient nobody = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/nobody"));
        var health = new PlatformWiring().databaseHealth(nobody).health();
        assertThat(Objects.requireNonNull(health).getStatus()).isEqualTo(Status.DOWN);
    }
}
