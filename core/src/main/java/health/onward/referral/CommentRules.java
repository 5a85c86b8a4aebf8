package health.onward.referral;

import health.onward.directory.CancellationReason;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.Optional;

/** What people may write beside what they do (domain rules 2.8). */
public final class CommentRules {

    private CommentRules() {}

    /**
     * The comment, if there is anything in it.
     *
     * @param where its place in the request
     */
    public static Outcome<Optional<String>> fits(Optional<String> comment, String where) {
        return comment.map(String::length).orElse(0) > CancellationReason.LONGEST_COMMENT
                ? Outcome.refused(new Refusal(RefusalCode.INVALID_VALUE, "has more than 2,000 characters.", where))
                : Outcome.accepted(comment.filter(text -> !text.isBlank()));
    }

    /** The same for a comment that must be given. */
    public static Outcome<String> given(Optional<String> comment, String where) {
        return fits(comment, where)
                .then(text -> text.map(Outcome::accepted)
                        .orElseGet(
                                () -> Outcome.refused(new Refusal(RefusalCode.MISSING_VALUE, "is missing.", where))));
    }
}
