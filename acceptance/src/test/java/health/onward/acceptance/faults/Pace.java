package health.onward.acceptance.faults;

/** How fast the practices work: slowly while the next server starts, which needs the machine; as fast as they can before a kill. */
final class Pace {

    private static final long PAUSE_MS = 150;

    private volatile boolean hurry;
    private volatile boolean over;

    boolean goesOn() throws InterruptedException {
        if (!hurry && !over) {
            Thread.sleep(PAUSE_MS);
        }
        return !over;
    }

    void hurry(boolean now) {
        hurry = now;
    }

    void end() {
        over = true;
    }
}
