package health.onward.advice;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.platform.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Start at 5 mg                                             | Start at 5 mg
            HbA1c < 48 and > 42, a<5, <3                              | HbA1c < 48 and > 42, a<5, <3
            see <a href="https://www.nice.org.uk/ng106">NG106</a>     | see <a href="https://www.nice.org.uk/ng106" target="_blank">NG106</a>
            <A HREF="https://x.org/a?b=1&c=2" target="_blank">x</A>!  | <a href="https://x.org/a?b=1&c=2" target="_blank">x</a>!
            <a href="http://x.org">x</a>                              | &lt;a href="http://x.org">x&lt;/a>
            <a href="javascript:alert(1)">x</a>                       | &lt;a href="javascript:alert(1)">x&lt;/a>
            <a href="https://me:pw@x.org">x</a>                       | &lt;a href="https://me:pw@x.org">x&lt;/a>
            <a href="https://localhost/x">x</a>                       | &lt;a href="https://localhost/x">x&lt;/a>
            <a href="https://10.0.0.1/x">x</a>                        | &lt;a href="https://10.0.0.1/x">x&lt;/a>
            <a href="https://x.org" onclick="go()">x</a>              | &lt;a href="https://x.org" onclick="go()">x&lt;/a>
            <a href="https://x.org"><b>x</b></a>                      | &lt;a href="https://x.org">&lt;b>x&lt;/b>&lt;/a>
            <script>alert(1)</script><!-- --><?x?>                    | &lt;script>alert(1)&lt;/script>&lt;!-- -->&lt;?x?>
            """)
    void only_links_to_public_https_addresses_survive_and_all_else_is_text(String said, String kept) {
        assertThat(MessageText.of(said, "request")).isEqualTo(Outcome.accepted(kept));
    }

    @Test
    void as_much_may_be_said_as_is_published_and_no_more() {
        assertThat(MessageText.of("x".repeat(2_001), "request")).isInstanceOf(Outcome.Accepted.class);
        assertThat(MessageText.of("x".repeat(8_000), "request")).isInstanceOf(Outcome.Accepted.class);
        assertThat(MessageText.of("x".repeat(8_001), "request")).isInstanceOf(Outcome.Refused.class);
        assertThat(MessageText.of(" \n", "request")).isInstanceOf(Outcome.Refused.class);
    }
}
