package health.onward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditTrailTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyone_seen_on_a_list_gets_a_row_of_their_own_in_one_round_trip(Profile profile) {
        try (var database = TestDatabase.fresh(profile)) {
            var tap = new StatementTap(database.application());

            see(tap, List.of("9912003888", "1000000001", "9462979626"));

            assertThat(tap.executed()).hasSize(1);
            assertThat(rows(database))
                    .containsExactly(
                            "1000000001 A008 021600556111 for 021600556514 GRANTED request-1",
                            "9462979626 A008 021600556111 for 021600556514 GRANTED request-1",
                            "9912003888 A008 021600556111 for 021600556514 GRANTED request-1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20_000})
    void nobody_and_very_many_are_no_special_case(int patients) {
        try (var database = TestDatabase.fresh()) {
            see(
                    new StatementTap(database.application()),
                    LongStream.range(0, patients)
                            .mapToObj(n -> Long.toString(9_000_000_000L + n))
                            .toList());

            assertThat(rows(database)).hasSize(patients);
        }
    }

    private static void see(StatementTap tap, List<String> patients) {
        var audit = new AuditTrail(new Ids(CLOCK, new Random(7)));
        var _ = new Transactions(tap, CLOCK).write(changes -> {
            audit.addEach(changes, patients, "A008", delegate(), NOW);
            return Outcome.accepted(true);
        });
    }

    private static Actor delegate() {
        return new Actor(
                new UserId("021600556111"),
                new OdsCode("R68"),
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN,
                Optional.of(new UserId("021600556514")),
                Set.of(),
                "request-1");
    }

    private static List<String> rows(TestDatabase database) {
        return JdbcClient.create(database.owner())
                .sql("""
                        select concat_ws(' ', nhs_number, what, user_id, 'for', on_behalf, outcome, request_id)
                        from audit order by nhs_number
                        """)
                .query((row, n) -> row.getString(1))
                .list();
    }
}
