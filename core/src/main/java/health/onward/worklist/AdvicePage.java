package health.onward.worklist;

import health.onward.advice.AdviceListRow;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list of conversations.
 *
 * @param next where to go on; absent on the last page
 */
public record AdvicePage(List<AdviceListRow> rows, Optional<WorklistPlace> next) {

    public AdvicePage {
        rows = List.copyOf(rows);
    }

    /** @param read one row more than a page has, if there is one */
    static AdvicePage of(List<AdviceListRow> read, int size) {
        return read.size() <= size
                ? new AdvicePage(read, Optional.empty())
                : new AdvicePage(read.subList(0, size), Optional.of(WorklistPlace.of(read.get(size - 1))));
    }
}
