package health.onward.notice;

import java.time.LocalDate;

/**
 * Something that is to be told on a day, if the referral then still stands as it does.
 *
 * @param occasion tells it from the same kind about something else: told once for each
 */
record Due(NoticeKind kind, LocalDate on, String occasion) {

    String key() {
        return kind + " " + occasion;
    }
}
