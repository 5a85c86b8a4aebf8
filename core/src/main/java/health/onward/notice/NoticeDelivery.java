package health.onward.notice;

import health.onward.notice.NoticeRows.Telling;
import health.onward.platform.Outbox;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
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
    private final Clock clock;

    public NoticeDelivery(Transactions transactions, Composer composer, Clock clock) {
        this.transactions = transactions;
        this.composer = composer;
        this.clock = clock;
    }

    @Override
    public Outbox.Delivery deliver(Outbox.Message message) {
        if (message.kind().equals(ADVICE)) {
            AdviceNotice notice = JSON.readValue(message.body(), AdviceNotice.class);
            return keep(message, notice.telling(), composer.compose(notice));
        }
        Notice notice = JSON.readValue(message.body(), Notice.class);
        return keep(message, notice.telling(), composer.compose(notice));
    }

    private Outbox.Delivery keep(Outbox.Message message, Telling telling, Composed composed) {
        Outcome<Telling> kept = transactions.write(changes -> {
            NoticeRows.add(message, telling, composed, clock.instant(), changes);
            return Outcome.accepted(telling);
        });
        return kept instanceof Outcome.Accepted
                ? new Outbox.Delivery.Done()
                : new Outbox.Delivery.Failed("it could not be kept");
    }
}
