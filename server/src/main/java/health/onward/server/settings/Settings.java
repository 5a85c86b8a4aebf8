package health.onward.server.settings;

import health.onward.platform.CannotStart;
import health.onward.platform.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator sets in the environment, read once and checked before anything starts.
 *
 * @param port ONWARD_PORT, 8080 unless set
 * @param managementPort ONWARD_MANAGEMENT_PORT: health and metrics, the next port unless set
 * @param profile ONWARD_PROFILE
 * @param directory ONWARD_DATA
 * @param publicUrl ONWARD_PUBLIC_URL: where a proxy publishes this server, without a trailing slash
 * @param searchResults ONWARD_SEARCH_RESULTS: how many services a search shows at most, 50 unless set; the published API has
 *     such a limit and does not tell it
 * @param waitSlot ONWARD_WAIT_SLOT: the day of which free slot is shown as a service's wait, the third unless set
 * @param worklistBytes ONWARD_WORKLIST_BYTES: the longest list (A008) that is answered, any unless set; the national gateway
 *     ends at ten million
 * @param letterFreeze ONWARD_LETTER_FREEZE, in hours: how long before an appointment its letters stay as they are, not at all unless
 *     set; the published API has such a time and does not tell it
 * @param returnsAsPublished ONWARD_RETURNS_AS_PUBLISHED: whether the answer to a triage outcome that returns a request (A028) says what
 *     the published examples say, against their prose; off unless set
 * @param rate absent when anybody may call as often as they like
 * @param statusKey ONWARD_STATUS_KEY: the apikey that _status asks for
 */
public record Settings(
        int port,
        int managementPort,
        Profile profile,
        Path directory,
        Optional<String> publicUrl,
        Optional<String> statusKey,
        int searchResults,
        int waitSlot,
        long worklistBytes,
        Duration letterFreeze,
        boolean returnsAsPublished,
        DatabaseSettings database,
        TokenSettings tokens,
        ProviderSettings provider,
        LetterSettings letters,
        NoticeSettings notices,
        Optional<RateSettings> rate,
        DocumentSettings documents) {

    /** The demo has people without passwords and a clock that can be moved; production has neither. */
    public enum Profile {
        DEMO,
        PRODUCTION
    }

    public static Settings from(Map<String, String> variables) {
        var environment = new Environment(variables);
        int port = environment.port("ONWARD_PORT", 8080);
        Profile profile = profile(environment.text("ONWARD_PROFILE").orElse("demo"));
        Optional<String> publicUrl = environment.url("ONWARD_PUBLIC_URL");
        TokenSettings tokens = TokenSettings.from(environment, publicUrl.orElse("http://localhost:" + port));
        if (profile == Profile.PRODUCTION && tokens.embedded()) {
            throw new CannotStart("ONWARD_PROFILE is production, and ONWARD_ISSUER is not set: set it to the address of"
                    + " your OpenID Connect issuer, or use ONWARD_PROFILE=demo for the built-in one");
        }
        DatabaseSettings database = DatabaseSettings.from(variables);
        LetterSettings letters =
                LetterSettings.from(environment, publicUrl.orElse("http://localhost:" + port), profile == Profile.DEMO);
        letters.checkFor(profile == Profile.PRODUCTION && database.outside() != null);
        return new Settings(
                port,
                environment.port("ONWARD_MANAGEMENT_PORT", port + 1),
                profile,
                database.directory(),
                publicUrl,
                environment.text("ONWARD_STATUS_KEY"),
                environment.number("ONWARD_SEARCH_RESULTS", 50, 1, 1000),
                environment.number("ONWARD_WAIT_SLOT", 3, 1, 100),
                worklistBytes(environment.number("ONWARD_WORKLIST_BYTES", 0, 0, 999_999_999)),
                Duration.ofHours(environment.number("ONWARD_LETTER_FREEZE", 0, 0, 720)),
                environment.flag("ONWARD_RETURNS_AS_PUBLISHED"),
                database,
                tokens,
                ProviderSettings.from(environment, port, profile == Profile.DEMO),
                letters,
                NoticeSettings.from(environment),
                RateSettings.from(environment, profile),
                DocumentSettings.from(environment, database.directory()));
    }

    private static long worklistBytes(int set) {
        return set == 0 ? Long.MAX_VALUE : set;
    }

    public boolean demo() {
        return profile == Profile.DEMO;
    }

    private static Profile profile(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "demo" -> Profile.DEMO;
            case "production" -> Profile.PRODUCTION;
            default -> throw new CannotStart("ONWARD_PROFILE is '" + name + "': set it to demo or production");
        };
    }
}
