package health.onward.worklist;

import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import java.util.Set;

/** What a reader makes of a list while it is read; a fresh one for every attempt. */
public interface Listing<T> {

    void add(WorklistRow row);

    /** After the last row, still in the transaction; refused, nobody has been shown anything. */
    Outcome<T> end(Set<NhsNumber> patients);
}
