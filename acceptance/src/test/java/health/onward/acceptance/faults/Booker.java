package health.onward.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.Referrer.FreeSlot;
import health.onward.acceptance.running.WireClient.Reply;
import java.util.UUID;
import java.util.concurrent.Callable;

/** A practice that refers one patient after the other and books a slot for each; others want the same slots. */
final class Booker implements Callable<Void> {

    private final Relay relay;
    private final History history;
    private final Wanted wanted;
    private final Pace pace;

    Booker(Relay relay, History history, Wanted wanted, Pace pace) {
        this.relay = relay;
        this.history = history;
        this.wanted = wanted;
        this.pace = pace;
    }

    @Override
    public Void call() throws Exception {
        try (var client = new Certain(relay, history.unknown)) {
            while (pace.goesOn()) {
                book(referral(client), client);
            }
        }
        return null;
    }

    private Created referral(Certain client) throws InterruptedException {
        String service = wanted.service();
        String requestId = UUID.randomUUID().toString();
        Reply reply = client.answer(referrer -> referrer.create(requestId, service));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        Created referral = Referrer.created(reply, service);
        history.created(referral);
        return referral;
    }

    /** Tries slots until one is won. */
    private void book(Created referral, Certain client) throws InterruptedException {
        boolean won = false;
        while (!won) {
            FreeSlot slot = wanted.slot(referral.service());
            String requestId = UUID.randomUUID().toString();
            history.underWay.incrementAndGet();
            Reply reply = client.answer(referrer -> referrer.book(requestId, referral, slot));
            history.underWay.decrementAndGet();
            won = reply.status() == 201;
            if (won) {
                history.booked(new History.Booked(requestId, referral, slot, Referrer.id(reply), reply.body()));
            } else {
                assertThat(reply.text()).contains("SLOT_NOT_AVAILABLE");
                history.lost.incrementAndGet();
            }
        }
    }
}
