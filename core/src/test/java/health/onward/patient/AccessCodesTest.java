package health.onward.patient;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Changes;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.platform.Seal;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The codes that patients sign in with: hard to guess, readable with the key and not without it. */
class AccessCodesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final NhsNumber PATIENT = new NhsNumber("9990000018");
    private static final NhsNumber OTHER = new NhsNumber("9990000026");

    private final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    private final StatementTap tap = new StatementTap(database.application());
    private final Transactions transactions = new Transactions(tap, Clock.fixed(NOW, ZoneOffset.UTC));
    private final AccessCodes codes = codes(key(1));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_code_is_one_of_more_than_two_to_the_forty() {
        List<String> words = AccessWords.all();
        assertThat(Math.pow(words.size(), AccessCode.WORDS)).isGreaterThan(Math.pow(2, 40));
        assertThat(words).doesNotHaveDuplicates().isSorted().allMatch(word -> word.matches("[a-z]{3,8}"));
        var chance = new Random(3);
        var drawn = new HashSet<AccessCode>();
        for (int n = 0; n < 10_000; n++) {
            drawn.add(AccessWords.draw(chance));
        }
        assertThat(drawn).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apple  river\u00a0stone cloud",
                " Apple River STONE Cloud\n",
                "apple-river\u2013stone-cloud",
                "apple, river, stone, cloud"
            })
    void however_it_is_typed_it_is_the_same_code(String typed) {
        assertThat(AccessCode.typed(typed)).contains(new AccessCode("apple river stone cloud"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "apple", "apple river stone", "apple river stone cl0ud", "apple river stone cloud sun"})
    void what_cannot_be_a_code_is_none(String typed) {
        assertThat(AccessCode.typed(typed)).isEmpty();
    }

    @Test
    void a_code_is_issued_once_and_stays_until_a_new_one_is_issued() {
        assertThat(codes.find(PATIENT)).isEmpty();
        write(changes -> codes.issue(PATIENT, NOW, changes));
        AccessCode first = codes.find(PATIENT).orElseThrow();
        write(changes -> codes.issue(PATIENT, NOW, changes));
        assertThat(codes.find(PATIENT)).contains(first);
        write(changes -> codes.issueAnew(PATIENT, NOW, changes));
        assertThat(codes.find(PATIENT)).isNotEmpty().isNotEqualTo(Optional.of(first));
    }

    @Test
    void a_withdrawn_code_does_not_come_back_with_the_next_referral() {
        write(changes -> codes.issue(PATIENT, NOW, changes));
        write(changes -> codes.withdraw(PATIENT, NOW, changes));
        write(changes -> codes.issue(PATIENT, NOW, changes));
        assertThat(codes.find(PATIENT)).isEmpty();
        write(changes -> codes.issueAnew(PATIENT, NOW, changes));
        assertThat(codes.find(PATIENT)).isNotEmpty();
    }

    @Test
    void the_database_alone_tells_no_code() {
        write(changes -> codes.issue(PATIENT, NOW, changes));
        String code = codes.find(PATIENT).orElseThrow().words();
        byte[] kept = JdbcClient.create(database.owner())
                .sql("select sealed from access_code")
                .query((row, n) -> row.getBytes(1))
                .single();
        String readable = new String(kept, StandardCharsets.ISO_8859_1);
        assertThat(Arrays.stream(code.split(" "))).noneMatch(readable::contains);
        assertThat(codes(key(2)).find(PATIENT)).isEmpty();
        assertThat(new AccessCode(code)).hasToString("an access code");
    }

    @Test
    void one_patients_code_put_into_anothers_row_is_not_opened() {
        write(changes -> codes.issue(PATIENT, NOW, changes));
        write(changes -> changes.add("""
                insert into access_code select ?, sealed, key_id, issued_at from access_code where nhs_number = ?
                """, OTHER.value(), PATIENT.value()));
        assertThat(codes.find(OTHER)).isEmpty();
    }

    @Test
    void after_a_change_of_keys_what_was_sealed_with_the_earlier_one_is_still_read() {
        write(changes -> codes.issue(PATIENT, NOW, changes));
        assertThat(codes(key(2), key(1)).find(PATIENT))
                .isEqualTo(codes.find(PATIENT))
                .isNotEmpty();
    }

    @Test
    void each_statement_goes_to_one_shard() {
        write(changes -> codes.issue(PATIENT, NOW, changes));
        write(changes -> codes.issueAnew(PATIENT, NOW, changes));
        write(changes -> codes.withdraw(PATIENT, NOW, changes));
        codes.find(PATIENT);
        RoutingLint.check(tap, database.owner());
    }

    private void write(Consumer<Changes> what) {
        Outcome<Boolean> outcome = transactions.write(changes -> {
            what.accept(changes);
            return Outcome.accepted(true);
        });
        assertThat(outcome).isEqualTo(Outcome.accepted(true));
    }

    private AccessCodes codes(byte[] key, byte[]... earlier) {
        return new AccessCodes(JdbcClient.create(tap), new Seal(key, List.of(earlier)), new Random(7));
    }

    private static byte[] key(int n) {
        byte[] key = new byte[Seal.KEY_BYTES];
        Arrays.fill(key, (byte) n);
        return key;
    }
}
