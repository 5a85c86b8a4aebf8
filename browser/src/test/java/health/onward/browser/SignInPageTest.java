package health.onward.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import health.onward.server.RunningServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A person of the practice signs in to a client of ours (authorization code and PKCE). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInPageTest {

    private static final String BACK = "http://127.0.0.1:43210/callback";
    private static final String PERSON = "021600556514";

    private final RunningServer server = RunningServer.get();
    private final Chromium chromium = Chromium.start();

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void somebody_with_a_keyboard_alone_finds_their_name_and_comes_back_to_the_client_with_a_code() {
        Window window = chromium.wide();
        List<String> backAt = clientListens(window);
        window.open(authorize());
        assertThat(window.page()).hasTitle("Who are you? - Onward");
        window.picture("sign-in");
        window.tabTo("#find");
        window.page().keyboard().type(PERSON);
        window.page().keyboard().press("Enter");
        window.page().waitForURL("**find=" + PERSON);
        window.tabTo("#person-" + PERSON);
        window.page().keyboard().press("Space");
        window.picture("sign-in-found");
        window.page().keyboard().press("Enter");
        window.page().waitForURL(BACK + "**");
        assertThat(backAt).singleElement().asString().contains("code=", "state=here");
    }

    @Test
    void it_works_without_scripts() {
        Window window = chromium.withoutScripts();
        List<String> backAt = clientListens(window);
        window.open(authorize());
        window.page()
                .getByLabel("Find people by name, number, organisation or function")
                .fill(PERSON);
        window.page()
                .getByText("Find", new Page.GetByTextOptions().setExact(true))
                .click();
        window.page().locator("#person-" + PERSON).check();
        window.page()
                .getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                .click();
        window.page().waitForURL(BACK + "**");
        assertThat(backAt).hasSize(1);
    }

    @Test
    void who_chose_nobody_is_told_so_and_led_to_the_list() {
        Window window = chromium.wide();
        window.open(server.url() + "/issuer/sign-in?error");
        assertThat(window.page()).hasTitle("Error: Who are you? - Onward");
        window.hasNothingThatAxeMinds();
        window.picture("sign-in-error");
        window.page().getByText("Choose a person from the list").click();
        assertThat(window.page().locator("#people")).isFocused();
    }

    @Test
    void who_searches_for_nobody_is_told_what_to_try() {
        Window window = chromium.narrow();
        window.open(server.url() + "/issuer/sign-in?find=zzzz");
        assertThat(window.page().getByRole(AriaRole.STATUS)).containsText("Nobody was found");
        window.hasNothingThatAxeMinds();
        window.picture("sign-in-nobody");
    }

    @Test
    void it_reads_on_a_small_telephone_and_axe_minds_nothing() {
        for (Window window : List.of(chromium.wide(), chromium.narrow())) {
            window.open(server.url() + "/issuer/sign-in");
            window.needsNoSidewaysScrolling();
            window.hasNothingThatAxeMinds();
            window.picture("sign-in-" + window.page().viewportSize().width);
        }
    }

    /** The client that the person came from; what it is told on the way back is kept. */
    private static List<String> clientListens(Window window) {
        List<String> backAt = new ArrayList<>();
        window.page().route(BACK + "**", route -> {
            backAt.add(route.request().url());
            route.fulfill(new Route.FulfillOptions().setStatus(200).setBody("back at the client"));
        });
        return backAt;
    }

    private String authorize() {
        return server.url() + "/issuer/oauth2/authorize?response_type=code&client_id=onward-explorer&state=here"
                + "&scope=openid%20profile&redirect_uri=http%3A%2F%2F127.0.0.1%3A43210%2Fcallback"
                + "&code_challenge_method=S256&code_challenge=iMnq5o6zALKXGivsnlom_0F5_WYda32GHkxlV7mq7hQ";
    }
}
