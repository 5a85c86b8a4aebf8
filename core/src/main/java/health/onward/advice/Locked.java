package health.onward.advice;

import static health.onward.platform.RefusalCode.NOT_FOUND;

import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;

/** A conversation, taken for a change; there is none by a number that names a referral or nothing. */
final class Locked {

    private Locked() {}

    static Outcome<Advice> of(Conversations conversations, Ubrn ubrn) {
        return conversations
                .lock(ubrn)
                .map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request for advice " + ubrn));
    }
}
