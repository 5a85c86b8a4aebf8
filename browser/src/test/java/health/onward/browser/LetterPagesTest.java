package health.onward.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import health.onward.server.RunningServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Letters as pages, of every request that the demo's world begins with: what their reader sees, hears and reaches. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterPagesTest {

    private static final List<String> REQUESTS =
            IntStream.rangeClosed(71_001, 71_012).mapToObj("%012d"::formatted).toList();

    private final RunningServer server = RunningServer.get();
    private final Chromium chromium = Chromium.start();

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void every_letter_reads_on_a_small_telephone_and_axe_minds_nothing() {
        assertThat(looked("", "letter")).isGreaterThan(5);
    }

    @Test
    void every_summary_reads_on_a_small_telephone_and_axe_minds_nothing() {
        assertThat(looked("/summary", "summary")).isGreaterThan(5);
    }

    @Test
    void with_a_keyboard_alone_one_skips_to_the_letter_and_scrolls_its_tables() {
        Window window = chromium.narrow();
        window.open(address(REQUESTS.getFirst(), "/summary"));
        window.page().keyboard().press("Tab");
        assertThat(window.page().locator("a.skip")).isFocused();
        window.picture("letter-skip");
        window.page().keyboard().press("Enter");
        assertThat(window.page()).hasURL(address(REQUESTS.getFirst(), "/summary") + "#main");
        window.tabTo(".scrolls");
        window.picture("letter-table");
        window.page().keyboard().press("ArrowRight");
    }

    @Test
    void it_needs_no_script() {
        Window window = chromium.withoutScripts();
        window.open(address(REQUESTS.getFirst(), ""));
        assertThat(window.page().locator("h1")).isVisible();
    }

    /** How many there are; a request that is over has no letter. */
    private int looked(String which, String name) {
        int pages = 0;
        for (Window window : List.of(chromium.wide(), chromium.narrow())) {
            for (String request : REQUESTS) {
                Response response = window.page().navigate(address(request, which));
                if (response.status() == 409) {
                    continue;
                }
                assertThat(response.status()).isEqualTo(200);
                pages++;
                window.needsNoSidewaysScrolling();
                window.hasNothingThatAxeMinds();
                window.picture(
                        name + "-" + request.substring(7) + "-" + window.page().viewportSize().width);
            }
        }
        return pages;
    }

    private String address(String request, String which) {
        return server.url() + "/demo/letters/" + request + which;
    }
}
