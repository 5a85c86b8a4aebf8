package health.onward.platform;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The answers already given, by caller and key. Only accepted writes are kept: a refusal has no effect to protect. */
final class RepeatedWrites {

    record Kept(byte[] fingerprint, Answer answer) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    RepeatedWrites(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Kept> find(Once<?> once) {
        if (once.key() == null) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select fingerprint, status, headers, body from idempotency_key where caller = ? and key = ?
                """)
                .param(once.caller())
                .param(once.key())
                .query((row, n) -> new Kept(
                        row.getBytes("fingerprint"),
                        new Answer(
                                row.getInt("status"),
                                JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                                row.getBytes("body"))))
                .optional();
    }

    void remember(Once<?> once, Answer answer, Changes changes) {
        if (once.key() == null) {
            return;
        }
        changes.add(
                """
                insert into idempotency_key (caller, key, fingerprint, status, headers, body, at) values (?, ?, ?, ?, ?, ?, ?)
                """,
                once.caller(),
                once.key(),
                once.fingerprint(),
                answer.status(),
                new Jsonb(JSON.writeValueAsString(answer.headers())),
                answer.body(),
                clock.instant());
    }
}
