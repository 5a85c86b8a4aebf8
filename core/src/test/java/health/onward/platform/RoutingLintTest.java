package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.Migrations.Profile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lint must be able to fail: a guard that never does guards nothing. */
class RoutingLintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from slot where id = ?",
                "select * from slot where service_id > ?",
                "update slot set taken_by = null where id = ?",
                "select * from referral r join appointment a on a.ubrn = r.ubrn where r.bucket = ?"
            })
    void a_statement_without_its_key_is_found(String sql) {
        assertThatThrownBy(() -> checked(sql)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from slot where service_id = ?",
                "-- scatter-ok: a test\nselect * from slot where id = ?",
                "update slot set taken_by = null where service_id = ?",
                "select * from referral r join appointment a on a.bucket = r.bucket and a.ubrn = r.ubrn where r.bucket = ?",
                "select * from organisation where length(name) > ?"
            })
    void a_statement_with_its_key_or_a_reason_is_let_pass(String sql) {
        assertThatCode(() -> checked(sql)).doesNotThrowAnyException();
    }

    private static void checked(String sql) {
        try (var database = TestDatabase.fresh(Profile.PARTITIONED)) {
            var tap = new StatementTap(database.application());
            if (sql.startsWith("update")) {
                JdbcClient.create(tap).sql(sql).param(5).update();
            } else {
                JdbcClient.create(tap).sql(sql).param(5).query().listOfRows();
            }
            RoutingLint.check(tap, database.owner());
        }
    }
}
