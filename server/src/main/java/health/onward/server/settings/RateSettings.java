package health.onward.server.settings;

import health.onward.server.settings.Settings.Profile;
import java.util.Optional;

/**
 * How often one application may call for one organisation (api section a.6).
 *
 * @param perSecond ONWARD_RATE_PER_SECOND, over time: 10 in production as in the published API, 0 for no limit; none in the demo
 * @param burst ONWARD_RATE_BURST, at once after a pause: twice as many unless set
 */
public record RateSettings(int perSecond, int burst) {

    private static final int MOST = 100_000;

    static Optional<RateSettings> from(Environment environment, Profile profile) {
        int perSecond = environment.number("ONWARD_RATE_PER_SECOND", profile == Profile.PRODUCTION ? 10 : 0, 0, MOST);
        if (perSecond == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new RateSettings(perSecond, environment.number("ONWARD_RATE_BURST", 2 * perSecond, 1, 2 * MOST)));
    }
}
