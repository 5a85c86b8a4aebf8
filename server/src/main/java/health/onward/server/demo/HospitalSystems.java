package health.onward.server.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hospitals of the demo world that keep a diary in a system of their own (provider-systems.csv). All of them answer at one
 * address, which is a setting: {@code ./onward journey outside} starts a system there.
 */
final class HospitalSystems {

    private HospitalSystems() {}

    static void settle(Connection connection) throws SQLException {
        List<Sheet.Row> sheet = Sheet.read("provider-systems.csv");
        var systems = new Copying("provider_system", "id, base_url, credential, inbound_credential, wait_ms");
        sheet.forEach(row -> systems.add(
                row.text("id"),
                "http://127.0.0.1:8089",
                row.text("credential"),
                row.text("inbound"),
                row.number("wait_ms")));
        systems.send(connection);
        try (PreparedStatement keeping =
                connection.prepareStatement("update service set provider_system = ? where id = ?")) {
            for (Sheet.Row row : sheet) {
                for (String service : row.words("services")) {
                    keeping.setString(1, row.text("id"));
                    keeping.setLong(2, Long.parseLong(service));
                    keeping.executeUpdate();
                }
            }
        }
    }

    /** Where they are now: the setting may have changed since the world was made. */
    static void answerAt(String address, DataSource database) {
        JdbcClient.create(database)
                .sql("update provider_system set base_url = ? where base_url <> ?")
                .param(address)
                .param(address)
                .update();
    }
}
