package health.onward.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PgbenchScriptTest {

    @Test
    void numbers_that_change_become_variables_and_the_rest_stays_as_it_was() {
        PgbenchScript script = PgbenchScript.of(
                sample(1_000_005, "a-b", "77777777777", "yesterday"), sample(1_000_123, "c-d", "88888888888", "today"));
        assertThat(script.text()).isEqualTo("""
                        \\set n :n + 1
                        \\set ubrn :base + :client_id * 100000000 + :n
                        \\set bucket :ubrn % 16384
                        \\set key 7000000000000000000 + :ubrn
                        \\set id1 (:ubrn * 100 + 1)
                        select * from patient where nhs_number = :p0_0_1;
                        \\startpipeline
                        BEGIN;
                        insert into referral values (:bucket, :ubrn, :p1_1_3, :id1, null);
                        insert into idempotency_key values (:key, :id1);
                        \\endpipeline
                        COMMIT;
                        """);
        assertThat(script.constants()).containsEntry("p0_0_1", "9912003888").containsEntry("p1_1_3", "yesterday");
    }

    @Test
    void an_id_that_routes_by_itself_carries_the_bucket_of_each_new_referral() {
        long routed = 123L * 16_384 + 1_000_005 % 16_384;
        long other = 124L * 16_384 + 1_000_123 % 16_384;
        PgbenchScript script = PgbenchScript.of(
                sample(1_000_005, "a", String.valueOf(routed), ""), sample(1_000_123, "b", String.valueOf(other), ""));
        assertThat(script.text()).contains("\\set id1 (:ubrn * 100 + 1) * 16384 + :bucket\n");
    }

    @Test
    void operations_that_ran_different_statements_make_no_script() {
        Sample one = new Sample(new Counted(List.of(trip(statement("select 1")))), "a", 1, "");
        Sample other = new Sample(new Counted(List.of(trip(statement("select 2")))), "b", 2, "");
        assertThatThrownBy(() -> PgbenchScript.of(one, other)).hasMessageContaining("different statements");
    }

    private static Sample sample(long ubrn, String key, String id, String at) {
        Trip facts = trip(statement("select * from patient where nhs_number = $1 -- the patient: whole", "9912003888"));
        Trip writes = trip(
                statement("BEGIN"),
                statement(
                        "insert into referral values ($1, $2, $3, $4, $5)",
                        String.valueOf(ubrn % 16_384),
                        String.valueOf(ubrn),
                        at,
                        id,
                        null),
                statement("insert into idempotency_key values ($1, $2)", key, id));
        return new Sample(new Counted(List.of(facts, writes, trip(statement("COMMIT")))), key, ubrn, "");
    }

    private static Trip trip(Executed... statements) {
        return new Trip(List.of(statements), true);
    }

    private static Executed statement(String sql, @Nullable String... values) {
        return new Executed(sql, Arrays.asList(values), "");
    }
}
