package health.onward.appointment;

import java.util.List;

/** @param total of all pages; not known, and 0, when this page has no slots */
public record SlotPage(List<Slot> slots, int total) {

    public SlotPage {
        slots = List.copyOf(slots);
    }
}
