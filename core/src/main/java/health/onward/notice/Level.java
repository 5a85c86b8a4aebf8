package health.onward.notice;

import java.util.Arrays;
import java.util.Optional;

/** How far up it was asked why nobody has acted. */
public enum Level {
    PERSON(NoticeKind.OVERDUE_PERSON),
    ORGANISATION(NoticeKind.OVERDUE_ORGANISATION),
    COMMISSIONER(NoticeKind.OVERDUE_COMMISSIONER);

    private final NoticeKind kind;

    Level(NoticeKind kind) {
        this.kind = kind;
    }

    NoticeKind kind() {
        return kind;
    }

    static Optional<Level> of(NoticeKind kind) {
        return Arrays.stream(values()).filter(level -> level.kind == kind).findFirst();
    }
}
