package health.onward.notice;

import health.onward.advice.AdviceChange;
import health.onward.advice.AdviceSubscriber;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outbox;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** With every stored change to a conversation: puts into the outbox what the other side must learn, and what is overdue. */
public final class AdviceNotices implements AdviceSubscriber {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Ids ids;

    public AdviceNotices(Ids ids) {
        this.ids = ids;
    }

    @Override
    public void on(AdviceChange change, Changes changes) {
        AdviceEventRules.of(change).forEach(notice -> send(notice, change.at(), changes));
    }

    void send(AdviceNotice notice, Instant at, Changes changes) {
        int bucket = notice.ubrn().bucket();
        var message =
                new Outbox.Message(bucket, ids.routed(bucket), NoticeDelivery.ADVICE, JSON.writeValueAsString(notice));
        Outbox.add(changes, message, at);
    }
}
