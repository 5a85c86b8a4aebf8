package health.onward.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.CannotStart;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void without_any_setting_it_is_the_demo_on_8080_with_its_own_issuer() {
        Settings settings = Settings.from(Map.of());
        assertThat(settings.demo()).isTrue();
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEqualTo(8081);
        assertThat(settings.tokens().embedded()).isTrue();
        assertThat(settings.tokens().issuer()).isEqualTo("http://localhost:8080/issuer");
        assertThat(settings.tokens().userClaims()).containsExactly("nhsid_useruid", "sub");
    }

    @Test
    void the_management_port_follows_the_port_and_the_issuer_the_public_address() {
        Settings settings = Settings.from(Map.of("ONWARD_PORT", "9000", "ONWARD_PUBLIC_URL", "https://demo.example/"));
        assertThat(settings.managementPort()).isEqualTo(9001);
        assertThat(settings.tokens().issuer()).isEqualTo("https://demo.example/issuer");
    }

    @Test
    void an_outside_issuers_name_is_kept_letter_by_letter() {
        var settings = Settings.from(Map.of("ONWARD_PROFILE", "production", "ONWARD_ISSUER", "https://id.example/"));
        assertThat(settings.demo()).isFalse();
        assertThat(settings.tokens().embedded()).isFalse();
        assertThat(settings.tokens().issuer()).isEqualTo("https://id.example/");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "ONWARD_PORT, x",
        "ONWARD_PORT, 0",
        "ONWARD_PORT, 65536",
        "ONWARD_MANAGEMENT_PORT, -1",
        "ONWARD_PROFILE, test",
        "ONWARD_PROFILE, production",
        "ONWARD_ISSUER, id.example",
        "ONWARD_ISSUER, ftp://id.example",
        "ONWARD_JWKS, 'http://a b'",
        "ONWARD_PUBLIC_URL, /here",
        "ONWARD_PATIENT_URL, my.example",
        "ONWARD_ACCESS_KEY, abcd",
        "ONWARD_ACCESS_KEYS_EARLIER, 'not,base64!'"
    })
    void a_wrong_setting_stops_the_start_with_a_sentence_that_names_it(String name, String value) {
        assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(name);
    }

    @Test
    void in_production_with_an_outside_database_the_key_of_access_codes_must_be_set() {
        var outside = Map.of(
                "ONWARD_PROFILE", "production",
                "ONWARD_ISSUER", "https://id.example/",
                "ONWARD_DATABASE_URL", "jdbc:postgresql://db.example/onward",
                "ONWARD_DATABASE_USER", "owner");
        assertThatThrownBy(() -> Settings.from(outside))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("ONWARD_ACCESS_KEY");
    }
}
