package health.onward.advice;

import health.onward.appointment.ReferralRecord;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ClientId;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a referral of a question that nobody answered by when it was due, where the referrer has said so (issue 5, 4). It is done in the
 * referrer's name, by the version that was read: an answer at the same moment and this cannot both be.
 */
public final class Unanswered {

    private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);
    private static final Set<RefusalCode> MEANWHILE =
            Set.of(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT, RefusalCode.SYSTEM_UNAVAILABLE);
    private static final String COMMENTS =
            "Nobody answered this request for advice in time, and its referrer had asked for a"
                    + " referral in that case. Please have the question read, and arrange what the patient needs.";

    private final Messages messages;
    private final Conversion conversion;
    private final Clock clock;

    public Unanswered(Messages messages, Conversion conversion, Clock clock) {
        this.messages = messages;
        this.conversion = conversion;
        this.clock = clock;
    }

    enum Fate {
        REFERRAL,
        /** Nobody wished it, or it cannot be one: somebody has to be asked. */
        STILL_A_QUESTION,
        /** Somebody changes it just now: it is looked at again the next time. */
        UNSETTLED
    }

    Fate of(Advice advice) {
        if (!OverdueRules.becomesReferral(advice, false, clock.instant())
                || !OverdueRules.becomesReferral(advice, messages.advised(advice.ubrn()), clock.instant())) {
            return Fate.STILL_A_QUESTION;
        }
        Outcome<ReferralRecord> made = Once.value(
                OverdueTurns.NAME,
                once -> conversion.convert(ConversionRequest.unanswered(advice, COMMENTS), inTheNameOf(advice), once));
        return switch (made) {
            case Outcome.Accepted<ReferralRecord> _ -> Fate.REFERRAL;
            case Outcome.Refused<ReferralRecord> refused -> refused(advice, refused.code());
        };
    }

    private static Fate refused(Advice advice, RefusalCode code) {
        if (MEANWHILE.contains(code)) {
            return Fate.UNSETTLED;
        }
        LOG.warn(
                "Nobody answered {}, but it cannot become a referral: {}. Whoever owes the answer is asked",
                advice.ubrn(),
                code);
        return Fate.STILL_A_QUESTION;
    }

    private static Actor inTheNameOf(Advice advice) {
        return new Actor(
                advice.asked().referrer(),
                advice.asked().referringOrganisation(),
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                OverdueTurns.NAME,
                ClientId.parse(Actor.HOUSE));
    }
}
