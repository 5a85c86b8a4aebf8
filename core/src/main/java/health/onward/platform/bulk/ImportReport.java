package health.onward.platform.bulk;

import java.util.List;

/**
 * What an import did, or with a dry run would do.
 *
 * @param notes what an operator may wonder about, such as rows that were left out on purpose
 */
public record ImportReport(long rows, long added, long changed, long removed, List<String> notes) {

    public ImportReport {
        notes = List.copyOf(notes);
    }

    /** Rows that say what was known already. */
    public long same() {
        return rows - added - changed;
    }
}
