package health.onward.notice;

import health.onward.advice.AdviceChange;
import health.onward.advice.AdviceSubscriber;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Outbox;
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
        for (AdviceNotice notice : AdviceEventRules.of(change)) {
            int bucket = notice.ubrn().bucket();
            var message = new Outbox.Message(
                    bucket, ids.routed(bucket), NoticeDelivery.ADVICE, JSON.writeValueAsString(notice));
            Outbox.add(changes, message, change.at());
        }
    }
}
