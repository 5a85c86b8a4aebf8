package health.onward.worklist;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next where to go on; absent on the last page
 */
public record WorklistPage(List<WorklistRow> rows, Optional<WorklistPlace> next) {

    public WorklistPage {
        rows = List.copyOf(rows);
    }

    /** @param read one row more than a page has, if there is one */
    static WorklistPage of(List<WorklistRow> read, int size) {
        return read.size() <= size
                ? new WorklistPage(read, Optional.empty())
                : new WorklistPage(read.subList(0, size), Optional.of(WorklistPlace.of(read.get(size - 1))));
    }
}
