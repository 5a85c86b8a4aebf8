package health.onward.advice;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.platform.Ids;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was said in conversations: read in the order it was said, and made of what somebody says now. */
public final class Messages {

    /** What the system says when the referrer's clinical information has changed; the published example's words. */
    static final String INFORMATION_CHANGED = "NOTE: Clinical Information has been added/amended";

    private final JdbcClient jdbc;
    private final Ids ids;

    public Messages(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** A page of a conversation: those after a number, at most so many. */
    public List<Message> after(Ubrn ubrn, int number, int most) {
        return jdbc.sql("""
                select * from advice_message where bucket = ? and ubrn = ? and number > ? order by number limit ?
                """)
                .param(ubrn.bucket())
                .param(ubrn.number())
                .param(number)
                .param(most)
                .query(MessageColumns::read)
                .list();
    }

    /** Whether there was ever advice, or only questions. */
    boolean advised(Ubrn ubrn) {
        return all(ubrn).stream()
                .anyMatch(said -> said.outcome().equals(Optional.of(GuidanceOutcome.RETURN_TO_REFERRER_WITH_ADVICE)));
    }

    List<Message> all(Ubrn ubrn) {
        return after(ubrn, 0, Integer.MAX_VALUE);
    }

    /** @param advice with the message counted already: it becomes the last */
    Message of(Advice advice, Actor actor, String text, Instant now) {
        return of(advice, actor, text, Optional.empty(), Optional.empty(), now);
    }

    Message of(
            Advice advice,
            Actor actor,
            String text,
            Optional<GuidanceOutcome> outcome,
            Optional<Recommendation> recommendation,
            Instant now) {
        SentBy by = actor.side() == Side.PROVIDER ? SentBy.RESPONDER : SentBy.REQUESTER;
        return message(by, advice, actor, text, outcome, recommendation, now);
    }

    Message note(Advice advice, Actor actor, Instant now) {
        return message(
                SentBy.REFERRER_CLINICAL_INFORMATION_UPDATED,
                advice,
                actor,
                INFORMATION_CHANGED,
                Optional.empty(),
                Optional.empty(),
                now);
    }

    private Message message(
            SentBy by,
            Advice advice,
            Actor actor,
            String text,
            Optional<GuidanceOutcome> outcome,
            Optional<Recommendation> recommendation,
            Instant now) {
        return new Message(
                ids.routed(advice.ubrn().bucket()),
                advice.messages(),
                by,
                new Message.Sender(actor.user(), actor.organisation(), actor.function()),
                responsible(advice, actor),
                outcome,
                recommendation,
                text,
                now);
    }

    /** The clinician, not who types for them. */
    private static Message.Sender responsible(Advice advice, Actor actor) {
        return actor.side() == Side.PROVIDER
                ? new Message.Sender(
                        actor.clinician(), actor.organisation(), BusinessFunction.SERVICE_PROVIDER_CLINICIAN)
                : new Message.Sender(
                        advice.asked().referrer(), actor.organisation(), BusinessFunction.REFERRING_CLINICIAN);
    }
}
