package health.onward.referral;

/** Goes round all referrals, a 64th of the buckets at each call; after the last part comes the first. */
public final class Rounds {

    /** What is done with the referrals of a range of buckets, both ends included. */
    public interface Check {
        void part(int firstBucket, int lastBucket);
    }

    private static final int PARTS = 64;
    private static final int BUCKETS = Ubrn.BUCKETS / PARTS;

    private final Check check;
    private int next;

    public Rounds(Check check) {
        this.check = check;
    }

    public synchronized void walk() {
        int first = next * BUCKETS;
        next = (next + 1) % PARTS;
        check.part(first, first + BUCKETS - 1);
    }
}
