package health.onward.notice;

import health.onward.directory.Priority;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an operator decides about reminders; the published material leaves both open (domain rules 10).
 *
 * @param again days between a patient's first reminder and the second
 * @param reminded for patients of which priorities reminders are sent at all
 */
public record NoticePolicy(int again, Set<Priority> reminded) {

    public static final NoticePolicy USUAL = new NoticePolicy(14, EnumSet.allOf(Priority.class));

    public NoticePolicy {
        reminded = Set.copyOf(reminded);
    }
}
