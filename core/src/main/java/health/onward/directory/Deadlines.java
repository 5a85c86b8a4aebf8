package health.onward.directory;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * By which day somebody is owed something: working days, as many as the published PRIORITY list says (A004). A value of one
 * moment, taken from the reference data before a rule is asked.
 */
public record Deadlines(WorkingDays calendar, Map<Priority, ContactDays> contact) {

    public Deadlines {
        contact = Map.copyOf(contact);
    }

    /** By when a patient hears from the provider to whom the search for an appointment was left. */
    public LocalDate deferral(Priority priority, LocalDate from) {
        return calendar.after(from, days(priority).deferral());
    }

    /** By when a patient hears what became of a request for triage. */
    public LocalDate triage(Priority priority, LocalDate from) {
        return calendar.after(from, days(priority).triage());
    }

    private ContactDays days(Priority priority) {
        return Optional.ofNullable(contact.get(priority)).orElseThrow();
    }
}
