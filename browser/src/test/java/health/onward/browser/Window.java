package health.onward.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/** One window, with what every page of ours is asked. */
record Window(Page page) {

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    void open(String address) {
        page.navigate(address);
    }

    /** Keeps a picture under {@code target/screenshots}, for people to look at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    void hasNothingThatAxeMinds() {
        var found = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(found)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    void needsNoSidewaysScrolling() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    /** Presses Tab until the focus is on what matches, as somebody does who has no mouse. */
    void tabTo(String selector) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
        }
        throw new AssertionError("sixty presses of Tab do not reach " + selector);
    }
}
