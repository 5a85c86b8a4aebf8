package health.onward.acceptance.faults;

import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.WireClient.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that does not give up: what was not answered is sent again, unchanged and with the same X-Request-ID, to whichever
 * server serves then, until there is an answer that says what happened.
 */
final class Certain implements AutoCloseable {

    /** A request under one X-Request-ID. */
    interface Request {
        Reply send(Referrer client) throws IOException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOCKED = 423;

    private final Relay relay;
    private final AtomicInteger unknown;
    private int port;
    private @org.jspecify.annotations.Nullable Referrer client;

    /** @param unknown counts the requests that were cut off */
    Certain(Relay relay, AtomicInteger unknown) {
        this.relay = relay;
        this.unknown = unknown;
    }

    Reply answer(Request request) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean cut = false;
        while (System.nanoTime() < end) {
            try {
                Reply reply = request.send(client());
                // Another transaction of the dead server may hold the lock for a moment; a 5xx says nothing.
                if (reply.status() != LOCKED && reply.status() < 500) {
                    return reply;
                }
            } catch (IOException e) {
                cut = noteOnce(cut);
                forgetClient();
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no answer within " + PATIENCE.toSeconds() + " s");
    }

    private boolean noteOnce(boolean cut) {
        // Without a client there was no server to sign in at, and nothing was sent.
        if (!cut && client != null) {
            unknown.incrementAndGet();
            return true;
        }
        return cut;
    }

    private Referrer client() throws IOException {
        if (client == null || port != relay.port()) {
            forgetClient();
            port = relay.port();
            client = new Referrer(port, Referrer.token(port));
        }
        return client;
    }

    private void forgetClient() {
        if (client != null) {
            client.close();
            client = null;
        }
    }

    @Override
    public void close() {
        forgetClient();
    }
}
