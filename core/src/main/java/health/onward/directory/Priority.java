package health.onward.directory;

/** How soon a patient must be seen; the order is that of urgency, least first (eRS-Priority-1). */
public enum Priority {
    ROUTINE("Routine"),
    URGENT("Urgent"),
    TWO_WEEK_WAIT("2 Week Wait");

    private final String display;

    Priority(String display) {
        this.display = display;
    }

    public String display() {
        return display;
    }
}
