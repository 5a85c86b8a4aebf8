package health.onward.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.Outcome.Accepted;
import health.onward.platform.Outcome.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransactionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Refusal MISSED = new Refusal(RefusalCode.VERSION_CONFLICT, "somebody was faster");

    private final TestDatabase database = TestDatabase.fresh();
    private final StatementTap tap = new StatementTap(database.application());
    private final Transactions transactions = new Transactions(tap, CLOCK);
    private final JdbcClient look = JdbcClient.create(database.owner());

    @BeforeEach
    void two_settings() {
        look.sql("insert into setting values ('a', '0'), ('b', '0')").update();
    }

    @AfterEach
    void forget() {
        database.close();
    }

    @Test
    void an_accepted_command_is_committed() {
        assertThat(transactions.write(set("a", "1"))).isEqualTo(Outcome.accepted("done"));
        assertThat(value("a")).isEqualTo("1");
    }

    @Test
    void a_refused_command_leaves_nothing_behind() {
        Outcome<String> outcome = transactions.write(changes -> {
            JdbcClient.create(tap).sql("update setting set value = '1'").update();
            changes.add("update setting set value = '2'");
            return Outcome.refused(RefusalCode.INVALID_STATE, "not now");
        });
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(value("a")).isEqualTo("0");
    }

    @Test
    void a_broken_command_leaves_nothing_behind() {
        assertThatThrownBy(() -> transactions.write(changes -> {
                    JdbcClient.create(tap).sql("update setting set value = '1'").update();
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
        assertThat(value("a")).isEqualTo("0");
    }

    @Test
    void a_statement_that_misses_its_row_refuses_the_whole_command() {
        Outcome<String> outcome = transactions.write(changes -> {
            changes.add("update setting set value = ? where name = ?", "1", "a");
            changes.expectOne(MISSED, "update setting set value = ? where name = ?", "1", "nobody");
            changes.add("update setting set value = ? where name = ?", "1", "b");
            return Outcome.accepted("done");
        });
        assertThat(outcome).isEqualTo(Outcome.refused(MISSED));
        assertThat(value("a")).isEqualTo("0");
    }

    @Test
    void all_changes_cross_the_wire_in_one_trip_and_the_commit_in_another() {
        transactions.write(set("a", "0"));
        tap.forget();
        long before = database.roundTrips();
        transactions.write(changes -> {
            changes.add("update setting set value = ? where name = ?", "1", "a");
            changes.expectOne(MISSED, "update setting set value = ? where name = ?", "1", "b");
            changes.add("insert into setting values (?, ?)", "c", "1");
            return Outcome.accepted("done");
        });
        assertThat(tap.roundTrips()).isEqualTo(2);
        assertThat(database.roundTrips() - before).isEqualTo(2);
        assertThat(tap.executed()).hasSize(1);
        assertThat(tap.executed().getFirst().values()).isEqualTo(List.of("1", "a", "1", "b", "c", "1"));
    }

    @Test
    void every_kind_of_value_arrives() {
        transactions.write(changes -> {
            changes.add(
                    """
                    insert into idempotency_key (caller, key, fingerprint, status, headers, body, at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """,
                    "c",
                    "k",
                    new byte[] {1, 2},
                    201,
                    new Jsonb("{\"ETag\": \"é\"}"),
                    new byte[0],
                    CLOCK.instant());
            changes.add(
                    """
                    insert into patient (nhs_number, family, given, birth_date, sex, address, sensitive, deceased_on)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    "9912003888",
                    "O'Néill",
                    "A?;",
                    java.time.LocalDate.EPOCH,
                    "MALE",
                    new String[] {"1, High \"Street\"", ""},
                    true,
                    null);
            return Outcome.accepted("done");
        });
        assertThat(look.sql("select headers->>'ETag' from idempotency_key where at = '2026-07-01 12:00:00Z'")
                        .query(String.class)
                        .single())
                .isEqualTo("é");
        assertThat(look.sql("select family || address[1] from patient where given = 'A?;' and deceased_on is null")
                        .query(String.class)
                        .single())
                .isEqualTo("O'Néill1, High \"Street\"");
    }

    @Test
    void a_repeated_write_has_one_effect_and_the_same_answer() {
        var count = new AtomicInteger();
        Outcome<Answer> first = transactions.once(once("k", "body"), counted(count));
        Outcome<Answer> second = transactions.once(once("k", "body"), counted(count));
        assertThat(text(first)).isEqualTo("done 1");
        assertThat(text(second)).isEqualTo("done 1");
        assertThat(value("a")).isEqualTo("1");
    }

    @Test
    void the_same_key_of_another_caller_or_no_key_at_all_is_another_write() {
        var count = new AtomicInteger();
        transactions.once(once("k", "body"), counted(count));
        transactions.once(new Once<>("other", "k", "body".getBytes(UTF_8), TransactionsTest::answer), counted(count));
        transactions.once(once(null, "body"), counted(count));
        transactions.once(once(null, "body"), counted(count));
        assertThat(value("a")).isEqualTo("4");
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var count = new AtomicInteger();
        transactions.once(once("k", "body"), counted(count));
        Outcome<Answer> second = transactions.once(once("k", "another"), counted(count));
        assertThat(second)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.KEY_REUSED));
        assertThat(value("a")).isEqualTo("1");
    }

    @Test
    void a_refusal_is_not_kept_so_the_caller_may_mend_and_repeat() {
        transactions.once(once("k", "body"), changes -> Outcome.refused(RefusalCode.LOCKED, "held elsewhere"));
        assertThat(transactions.once(once("k", "body"), set("a", "1"))).isInstanceOf(Accepted.class);
    }

    @Test
    void a_duplicate_that_is_not_the_key_s_is_a_bug_and_thrown() {
        assertThatThrownBy(() -> transactions.once(once("k", "body"), changes -> {
                    changes.add("insert into setting values ('a', 'again')");
                    return Outcome.accepted("done");
                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void the_same_write_sent_twice_at_once_has_one_effect() throws Exception {
        var barrier = new CyclicBarrier(2);
        var count = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Function<Changes, Outcome<String>> together = changes -> {
                await(barrier);
                return counted(count).apply(changes);
            };
            var one = threads.submit(() -> transactions.once(once("k", "body"), together));
            var other = threads.submit(() -> transactions.once(once("k", "body"), together));
            assertThat(text(one.get())).isEqualTo(text(other.get()));
        }
        assertThat(count).hasValue(2);
        assertThat(value("a")).isEqualTo("1");
    }

    @Test
    void of_two_that_lock_each_other_out_one_is_tried_again() throws Exception {
        var barrier = new CyclicBarrier(2);
        var attempts = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> transactions.write(crossing("a", "b", barrier, attempts)));
            var other = threads.submit(() -> transactions.write(crossing("b", "a", barrier, attempts)));
            assertThat(one.get()).isInstanceOf(Accepted.class);
            assertThat(other.get()).isInstanceOf(Accepted.class);
        }
        // Under load both may be told to give way.
        assertThat(attempts.get()).isGreaterThanOrEqualTo(3);
        assertThat(value("a") + value("b")).isEqualTo("22");
    }

    @Test
    void a_row_held_elsewhere_is_refused_as_locked() {
        Outcome<String> outcome = transactions.write(outer -> {
            lock("a");
            return new Transactions(database.owner(), CLOCK).write(inner -> {
                JdbcClient.create(database.owner())
                        .sql("select value from setting where name = 'a' for update nowait")
                        .query(String.class)
                        .single();
                return Outcome.accepted("done");
            });
        });
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.LOCKED));
    }

    private Function<Changes, Outcome<String>> crossing(
            String first, String second, CyclicBarrier barrier, AtomicInteger attempts) {
        return changes -> {
            boolean early = attempts.incrementAndGet() <= 2;
            lock(first);
            if (early) {
                await(barrier);
            }
            changes.add("update setting set value = value::int + 1 where name = ?", second);
            changes.add("update setting set value = value::int + 1 where name = ?", first);
            return Outcome.accepted("done");
        };
    }

    private void lock(String name) {
        JdbcClient.create(tap)
                .sql("select value from setting where name = ? for update")
                .param(name)
                .query(String.class)
                .single();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Function<Changes, Outcome<String>> set(String name, String value) {
        return changes -> {
            changes.expectOne(MISSED, "update setting set value = ? where name = ?", value, name);
            return Outcome.accepted("done");
        };
    }

    private static Function<Changes, Outcome<String>> counted(AtomicInteger count) {
        return changes -> {
            changes.add("update setting set value = value::int + 1 where name = 'a'");
            return Outcome.accepted("done " + count.incrementAndGet());
        };
    }

    private static Once<String> once(@org.jspecify.annotations.Nullable String key, String body) {
        return new Once<>("caller", key, body.getBytes(UTF_8), TransactionsTest::answer);
    }

    private static Answer answer(String text) {
        return new Answer(201, Map.of("ETag", "W/\"1\""), text.getBytes(UTF_8));
    }

    private static String text(Outcome<Answer> outcome) {
        return outcome instanceof Accepted(var answer) ? new String(answer.body(), UTF_8) : outcome.toString();
    }

    private String value(String name) {
        return look.sql("select value from setting where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}
