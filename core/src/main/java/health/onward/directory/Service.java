package health.onward.directory;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A clinical service as the directory has it: what its provider says of it, where it stands, and what others say of it.
 *
 * @param version grows with every change; the ETag of the R4 resource
 * @param promoted shown before others in results, by a capacity alert (domain rules 3.7)
 * @param limitedCapacity shown with a warning, by a capacity alert
 */
public record Service(
        ServiceId id,
        long version,
        Status status,
        ServiceDefinition definition,
        Site site,
        boolean promoted,
        boolean limitedCapacity) {

    /** Draft: nobody but its provider knows of it. Unpublished: no longer found, still told to those whose referrals name it. */
    public enum Status {
        DRAFT,
        PUBLISHED,
        UNPUBLISHED
    }

    public enum SexTreated {
        MALE,
        FEMALE,
        MALE_AND_FEMALE
    }

    /** Secondary care: visible to every referrer. Primary care: only to organisations that a commissioning rule names. */
    public enum Menu {
        SECONDARY_CARE,
        PRIMARY_CARE
    }

    /** Where patients go. Without a known postcode there is no place, and the service never matches a distance limit. */
    public record Site(OdsCode code, String name, Optional<Place> place) {}

    public record Ages(int fromMonths, Optional<Integer> toMonths) {}

    /**
     * @param reservationDays for how long new slots are kept for the provider's own staff, 0 to 2
     * @param pollingDays how far ahead slots are offered
     * @param windows per priority, when booking opens and closes; no entry means from now to the polling range
     * @param waitShown whether an indicative wait is computed from the slots
     * @param system the provider's system that keeps the diary (the PAS link); none means the diary here
     */
    public record SlotSettings(
            int reservationDays,
            int pollingDays,
            Map<Priority, Window> windows,
            boolean waitShown,
            Optional<String> system) {

        public SlotSettings {
            windows = Map.copyOf(windows);
        }

        /** With the diary here and waits shown. */
        public SlotSettings(int reservationDays, int pollingDays, Map<Priority, Window> windows) {
            this(reservationDays, pollingDays, windows, true, Optional.empty());
        }
    }

    /** Hours from now in which referrers and patients may book; no upper end means up to the polling range. */
    public record Window(int opensAfterHours, Optional<Integer> closesAfterHours) {}

    /**
     * What the directory tells referrers and patients; every text may be absent.
     *
     * @param additional what does not fit elsewhere, such as an inspector's rating
     */
    public record Notes(
            Optional<String> referrerAlert,
            Optional<String> exclusions,
            Optional<String> suggestedInvestigations,
            Optional<String> conditionsTreated,
            Optional<String> procedures,
            Optional<String> instructions,
            Optional<String> hoursOfOperation,
            Optional<String> website,
            Optional<String> additional,
            List<Contact> contacts) {

        public Notes {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * @param purpose PATIENT or HEALTHCARE_PROFESSIONALS
     * @param kind phone, email, fax or url
     */
    public record Contact(String purpose, String kind, String value) {}

    Service standing(Status next) {
        return new Service(id, version + 1, next, definition, site, promoted, limitedCapacity);
    }

    Service saying(ServiceDefinition next, Site at) {
        return new Service(id, version + 1, status, next, at, promoted, limitedCapacity);
    }

    Service alerted(boolean promote, boolean limited) {
        return new Service(id, version + 1, status, definition, site, promote, limited);
    }

    /** Anyone may be told of it: it is no draft. One that was published once stays known, for referrals name it. */
    public boolean told() {
        return status != Status.DRAFT;
    }

    /** Open on a day: published and within its effective dates. Only open services can be found, shortlisted or booked. */
    public boolean openOn(LocalDate day) {
        return status == Status.PUBLISHED
                && !day.isBefore(effectiveFrom())
                && effectiveTo().map(to -> !day.isAfter(to)).orElse(true);
    }

    public boolean directlyBookable() {
        return definition.directlyBookable();
    }

    public boolean triages() {
        return definition.triages();
    }

    /** A letter must come with a referral: the service asks for one, or judges by it. */
    public boolean needsLetter() {
        return letterRequired() || triages();
    }

    public String name() {
        return definition.name();
    }

    public OdsCode provider() {
        return definition.provider();
    }

    public String specialty() {
        return definition.specialty();
    }

    public Set<String> clinicTypes() {
        return definition.clinicTypes();
    }

    public Set<String> clinicalTerms() {
        return definition.clinicalTerms();
    }

    public Set<UserId> clinicians() {
        return definition.clinicians();
    }

    public Set<RequestType> requestTypes() {
        return definition.requestTypes();
    }

    public BookableType bookable() {
        return definition.bookable();
    }

    public Optional<String> appointmentType() {
        return definition.appointmentType();
    }

    public Set<Priority> priorities() {
        return definition.priorities();
    }

    public SexTreated sexTreated() {
        return definition.sexTreated();
    }

    public Ages ages() {
        return definition.ages();
    }

    public LocalDate effectiveFrom() {
        return definition.effectiveFrom();
    }

    public Optional<LocalDate> effectiveTo() {
        return definition.effectiveTo();
    }

    public boolean letterRequired() {
        return definition.letterRequired();
    }

    public Menu menu() {
        return definition.menu();
    }

    public Optional<Integer> treatmentWaitDays() {
        return definition.treatmentWaitDays();
    }

    public Optional<Integer> adviceDays() {
        return definition.adviceDays();
    }

    public SlotSettings slots() {
        return definition.slots();
    }

    public Set<String> additionalRequirements() {
        return definition.additionalRequirements();
    }

    public Notes notes() {
        return definition.notes();
    }
}
