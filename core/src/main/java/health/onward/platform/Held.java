package health.onward.platform;

/** Thrown by a store when a row waits for somebody outside: the transaction ends as LOCKED, as if another writer had the row. */
public final class Held extends RuntimeException {

    public Held() {
        super("held by a command that waits for somebody outside", null, false, false);
    }
}
