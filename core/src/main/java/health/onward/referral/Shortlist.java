package health.onward.referral;

import health.onward.directory.Service;
import health.onward.identity.ServiceId;
import java.util.List;
import java.util.Optional;

/**
 * The services that the patient may choose from, as they were when shortlisted: 1 to 20, none twice.
 *
 * @param entries in the order the referrer gave
 */
public record Shortlist(List<Entry> entries) {

    public static final int MOST = 20;

    public Shortlist {
        entries = List.copyOf(entries);
    }

    /**
     * @param bookable slots can be booked here
     * @param triage the service reviews before any appointment
     */
    public record Entry(ServiceId service, String name, boolean bookable, boolean triage, boolean needsLetter) {

        /** Patients telephone it, and it keys in what was agreed (indirect booking, domain rules 4.4). */
        public boolean telephoned() {
            return !bookable && !triage;
        }
    }

    /** The one service that somebody has chosen for the patient. */
    public static Shortlist of(Service only) {
        return new Shortlist(List.of(ShortlistRules.entry(only)));
    }

    public Optional<Entry> entry(ServiceId service) {
        return entries.stream().filter(e -> e.service().equals(service)).findFirst();
    }

    /** Something can be done with it now: a slot booked, or the referral sent for triage. */
    public boolean actionable() {
        return entries.stream().anyMatch(e -> e.bookable() || e.triage());
    }

    public boolean triage() {
        return entries.stream().anyMatch(Entry::triage);
    }

    public boolean needsLetter() {
        return entries.stream().anyMatch(Entry::needsLetter);
    }
}
