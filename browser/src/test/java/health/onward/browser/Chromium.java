package health.onward.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The machine's own Chromium, driven by Playwright. A machine without one fails these tests and says what to install: a page
 * that nobody looked at has not passed.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(installed())
                                .setArgs(QUIET)));
    }

    private static Path installed() {
        return Stream.of(System.getenv().getOrDefault("ONWARD_CHROMIUM", ""), "/usr/bin/chromium")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no Chromium: as root 'apt-get install -y chromium', or set ONWARD_CHROMIUM to one"));
    }

    Window wide() {
        return window(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** As wide as a small telephone, or as a large screen at 400 % (WCAG 1.4.10). */
    Window narrow() {
        return window(new Browser.NewContextOptions().setViewportSize(320, 640));
    }

    Window withoutScripts() {
        return window(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private Window window(Browser.NewContextOptions options) {
        return new Window(browser.newContext(options).newPage());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
