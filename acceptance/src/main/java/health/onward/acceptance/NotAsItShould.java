package health.onward.acceptance;

/** A step whose answer is not what the published contract promises; the message says what was wrong, in one sentence. */
public final class NotAsItShould extends RuntimeException {

    public NotAsItShould(String sentence) {
        super(sentence);
    }

    /** @param sentence what must hold, said as a demand: "the referral must be Booked" */
    static void unless(boolean holds, String sentence) {
        if (!holds) {
            throw new NotAsItShould(sentence);
        }
    }
}
