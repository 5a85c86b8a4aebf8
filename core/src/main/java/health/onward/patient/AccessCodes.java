package health.onward.patient;

import health.onward.platform.Changes;
import health.onward.platform.Seal;
import health.onward.platform.Seal.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The access codes of patients, sealed: any letter can be printed again, so a code must be readable by us, and by nobody else. */
public final class AccessCodes {

    private final JdbcClient jdbc;
    private final Seal seal;
    private final RandomGenerator chance;

    /** @param chance of the secret kind */
    public AccessCodes(JdbcClient jdbc, Seal seal, RandomGenerator chance) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.chance = chance;
    }

    /** Nothing where none was issued, where it was withdrawn, and where its key is lost. */
    public Optional<AccessCode> find(NhsNumber patient) {
        return jdbc.sql("select sealed, key_id from access_code where nhs_number = ? and sealed is not null")
                .param(patient.value())
                .query(AccessCodes::kept)
                .optional()
                .flatMap(kept -> seal.open(kept, patient.value()))
                .map(AccessCode::new);
    }

    /** To those who have none. A withdrawn one stays withdrawn: somebody had a reason. */
    public void issue(NhsNumber patient, Instant at, Changes changes) {
        write(patient, "on conflict (nhs_number) do nothing", at, changes);
    }

    /** In the place of the one there is: what letters say of that is good no longer. */
    public void issueAnew(NhsNumber patient, Instant at, Changes changes) {
        write(patient, """
                on conflict (nhs_number) do update
                set sealed = excluded.sealed, key_id = excluded.key_id, issued_at = excluded.issued_at
                """, at, changes);
    }

    /** Until a new one is issued, there is no way in by booking reference. */
    public void withdraw(NhsNumber patient, Instant at, Changes changes) {
        changes.add("""
                insert into access_code (nhs_number, issued_at) values (?, ?)
                on conflict (nhs_number) do update set sealed = null, key_id = null, issued_at = excluded.issued_at
                """, patient.value(), at);
    }

    private void write(NhsNumber patient, String whereThereIsOne, Instant at, Changes changes) {
        Sealed made = seal.seal(AccessWords.draw(chance).words(), patient.value());
        changes.add(
                "insert into access_code (nhs_number, sealed, key_id, issued_at) values (?, ?, ?, ?) "
                        + whereThereIsOne,
                patient.value(),
                made.bytes(),
                made.key(),
                at);
    }

    private static Sealed kept(ResultSet row, int n) throws SQLException {
        return new Sealed(row.getString("key_id"), row.getBytes("sealed"));
    }
}
