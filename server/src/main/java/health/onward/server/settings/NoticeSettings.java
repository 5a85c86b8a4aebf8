package health.onward.server.settings;

import health.onward.directory.Priority;
import health.onward.notice.NoticePolicy;
import health.onward.platform.CannotStart;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Reminders, and how often it is looked for what has come due.
 *
 * @param policy ONWARD_REMINDERS, all, urgent or none: who is reminded; ONWARD_REMINDER_AGAIN: days to the second reminder
 * @param sweeping ONWARD_NOTICE_SWEEP: every how many seconds
 */
public record NoticeSettings(NoticePolicy policy, Duration sweeping) {

    private static final String REMINDERS = "ONWARD_REMINDERS";

    static NoticeSettings from(Environment environment) {
        return new NoticeSettings(
                new NoticePolicy(
                        environment.number("ONWARD_REMINDER_AGAIN", 14, 1, 365),
                        reminded(environment.text(REMINDERS).orElse("all"))),
                Duration.ofSeconds(environment.number("ONWARD_NOTICE_SWEEP", 10, 1, 3600)));
    }

    private static Set<Priority> reminded(String who) {
        return switch (who.toLowerCase(Locale.ROOT)) {
            case "all" -> EnumSet.allOf(Priority.class);
            case "urgent" -> EnumSet.of(Priority.URGENT, Priority.TWO_WEEK_WAIT);
            case "none" -> Set.of();
            default -> throw new CannotStart(REMINDERS + " is '" + who + "': set it to all, urgent or none");
        };
    }
}
