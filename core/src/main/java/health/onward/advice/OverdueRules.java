package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction.Side;
import java.time.Instant;
import java.util.List;

/**
 * What follows when a turn is overdue (issue 5, 4; trust.md, hazard H6): it goes up, level by level, and stays with the organisation
 * for as long as nobody speaks. Nothing ends by age. Or it becomes a referral, where the referrer has said so.
 */
final class OverdueRules {

    /** Working days after which an organisation is asked again. */
    private static final int AGAIN = 5;

    private OverdueRules() {}

    /** Several steps that are due at once, as after an outage, are one: the last. */
    static Turn up(Advice advice, WorkingHours hours, Instant now) {
        Turn turn = advice.turn().orElseThrow();
        while (!turn.escalateAt().isAfter(now)) {
            AdviceLevel level = above(advice, turn);
            turn = turn.up(level, hours.after(turn.escalateAt(), days(level, advice)));
        }
        return turn;
    }

    /**
     * Whether the referrer wanted it to be a referral by now.
     *
     * @param advised whether there was ever advice: then a question that is still open does not make the patient wait for a referral
     */
    static boolean becomesReferral(Advice advice, boolean advised, Instant now) {
        return advice.stage() instanceof Stage.ProviderToRespond(var turn)
                && advice.asked().authorised()
                && advice.asked().convertIfUnanswered()
                && !advised
                && !now.isBefore(turn.due());
    }

    private static AdviceLevel above(Advice advice, Turn turn) {
        List<AdviceLevel> levels = levels(advice);
        return levels.stream()
                .filter(level -> level.stored() > turn.escalation())
                .findFirst()
                .orElseGet(levels::getLast);
    }

    private static List<AdviceLevel> levels(Advice advice) {
        if (advice.owner().orElseThrow().side() == Side.REFERRER) {
            return List.of(AdviceLevel.PERSON, AdviceLevel.ORGANISATION);
        }
        return advice.responder().isPresent()
                ? List.of(AdviceLevel.PERSON, AdviceLevel.SERVICE, AdviceLevel.ORGANISATION)
                : List.of(AdviceLevel.SERVICE, AdviceLevel.ORGANISATION);
    }

    /** Working days that whoever was asked has. A referrer has as many as one who should have booked (decision 22). */
    private static int days(AdviceLevel level, Advice advice) {
        boolean referrer = advice.owner().orElseThrow().side() == Side.REFERRER;
        return switch (level) {
            case PERSON -> referrer ? referrerDays(advice.priority()) : 1;
            case SERVICE -> advice.priority() == Priority.ROUTINE ? 2 : 1;
            case ORGANISATION -> AGAIN;
        };
    }

    private static int referrerDays(Priority priority) {
        return switch (priority) {
            case ROUTINE -> 5;
            case URGENT -> 3;
            case TWO_WEEK_WAIT -> 2;
        };
    }
}
