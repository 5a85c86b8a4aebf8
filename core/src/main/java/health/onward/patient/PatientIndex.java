package health.onward.patient;

import health.onward.identity.OdsCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our own index of patients, the default behind {@link Demographics}. */
public final class PatientIndex implements Demographics {

    private final JdbcClient jdbc;

    public PatientIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Patient> find(NhsNumber nhsNumber) {
        return jdbc.sql("""
                select nhs_number, family, given, birth_date, sex, address, postcode, registered_practice, sensitive, deceased_on
                from patient where nhs_number = ?
                """)
                .param(nhsNumber.value())
                .query((row, n) -> read(row))
                .optional();
    }

    private static Patient read(ResultSet row) throws SQLException {
        return new Patient(
                new NhsNumber(row.getString("nhs_number")),
                row.getString("family"),
                row.getString("given"),
                row.getObject("birth_date", LocalDate.class),
                Patient.Sex.valueOf(row.getString("sex")),
                List.of((String[]) row.getArray("address").getArray()),
                Optional.ofNullable(row.getString("postcode")),
                Optional.ofNullable(row.getString("registered_practice")).map(OdsCode::new),
                row.getBoolean("sensitive"),
                Optional.ofNullable(row.getObject("deceased_on", LocalDate.class)));
    }
}
