package health.onward.platform.bulk;

import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the files of one import: all are counted, the first ones are kept, for who gets it wrong does so on every line. */
public final class Problems {

    public static final int SHOWN = 100;

    private final List<Refusal> first = new ArrayList<>();
    private long count;

    void add(String file, long line, String sentence) {
        add(file + " line " + line, sentence);
    }

    void add(String where, String sentence) {
        count++;
        if (first.size() < SHOWN) {
            first.add(new Refusal(RefusalCode.INVALID_VALUE, sentence, where));
        }
    }

    /** That many more of a kind whose first ones were added. */
    void more(long uncounted) {
        count += uncounted;
    }

    public long count() {
        return count;
    }

    public boolean none() {
        return count == 0;
    }

    public List<Refusal> told() {
        List<Refusal> told = new ArrayList<>(first);
        if (count > first.size()) {
            told.add(new Refusal(
                    RefusalCode.INVALID_VALUE, "and " + (count - first.size()) + " more problems are not shown", null));
        }
        return told;
    }
}
