package health.onward.worklist;

import health.onward.platform.Outcome;
import health.onward.referral.Ubrn;
import java.util.List;
import java.util.function.Supplier;

/** Compares the stored rows of lists with what they are made of. */
public interface ListCheck {

    /**
     * @param what is wrong with a row of which list; nobody is named
     * @param mending makes it right; refused while somebody is changing it
     */
    record Wrong(String what, Supplier<Outcome<Ubrn>> mending) {

        boolean mended() {
            return mending.get() instanceof Outcome.Accepted;
        }
    }

    /** Of a range of buckets, both ends included. */
    List<Wrong> wrong(int firstBucket, int lastBucket);
}
