package health.onward.advice;

import static health.onward.platform.RefusalCode.CONFLICTING_VALUES;
import static health.onward.platform.RefusalCode.DUPLICATE_SERVICE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;
import static health.onward.platform.RefusalCode.TOO_MANY_ITEMS;

import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import java.util.HashSet;
import java.util.List;

/** What a question may be before anything is looked up (A044, domain rules 6): one service, and no promise without permission. */
final class QuestionRules {

    private QuestionRules() {}

    static Outcome<List<ServiceId>> oneService(List<ServiceId> named) {
        if (named.isEmpty()) {
            return Outcome.refused(new Refusal(MISSING_VALUE, "must name a service", "shortlist"));
        }
        if (new HashSet<>(named).size() < named.size()) {
            return Outcome.refused(new Refusal(DUPLICATE_SERVICE, "names a service twice", "shortlist"));
        }
        return named.size() > 1
                ? Outcome.refused(new Refusal(TOO_MANY_ITEMS, "advice is asked of one service", "shortlist"))
                : Outcome.accepted(named);
    }

    static Outcome<Question> authorised(Question question) {
        return question.convertIfUnanswered() && !question.authorised()
                ? Outcome.refused(new Refusal(
                        CONFLICTING_VALUES, "needs the provider's authorisation to convert", "convertIfUnanswered"))
                : Outcome.accepted(question);
    }
}
