package health.onward.notice;

import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.notice.NoticeRows.Telling;
import health.onward.platform.Changes;
import health.onward.platform.Outbox;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Takes notices from the outbox, composes them and keeps them; that is where e-mail and print will take them from. */
public final class NoticeDelivery implements Outbox.Recipient {

    /** About a referral. */
    public static final String KIND = "notice";

    /** About a conversation. */
    public static final String ADVICE = "advice-notice";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Transactions transactions;
    private final Composer composer;
    private final AuditTrail audit;
    private final Clock clock;

    public NoticeDelivery(Transactions transactions, Composer composer, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.composer = composer;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outbox.Delivery deliver(Outbox.Message message) {
        if (message.kind().equals(ADVICE)) {
            AdviceNotice notice = JSON.readValue(message.body(), AdviceNotice.class);
            return keep(message, notice.telling(), composer.compose(notice), changes -> {});
        }
        Notice notice = JSON.readValue(message.body(), Notice.class);
        return keep(message, notice.telling(), composer.compose(notice), changes -> note(notice, message, changes));
    }

    /** Name and address were read to compose it: also when it must not be sent. */
    private void note(Notice notice, Outbox.Message message, Changes changes) {
        audit.add(
                changes,
                new AuditTrail.Seen(
                        notice.patient().value(), "notice", notice.ubrn().number(), AuditTrail.Seen.GRANTED),
                Actor.house(notice.about().practice(), "message " + message.id()),
                clock.instant());
    }

    private Outbox.Delivery keep(Outbox.Message message, Telling telling, Composed composed, Consumer<Changes> noting) {
        Outcome<Telling> kept = transactions.write(changes -> {
            noting.accept(changes);
            NoticeRows.add(message, telling, composed, clock.instant(), changes);
            return Outcome.accepted(telling);
        });
        return kept instanceof Outcome.Accepted
                ? new Outbox.Delivery.Done()
                : new Outbox.Delivery.Failed("it could not be kept");
    }
}
