package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UbrnTest {

    @Test
    void is_twelve_digits_on_the_wire_and_routes_by_itself() {
        var ubrn = new Ubrn(1_000_000);

        assertThat(ubrn.text()).isEqualTo("000001000000");
        assertThat(Ubrn.parse("000001000000")).contains(ubrn);
        assertThat(ubrn.bucket()).isEqualTo(1_000_000 % 16_384);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "00000100000", "0000010000000", "00000100000a", "000000000000", "+00001000000"})
    void anything_else_is_not_a_ubrn(String text) {
        assertThat(Ubrn.parse(text)).isEmpty();
    }
}
