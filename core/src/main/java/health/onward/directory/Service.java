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
 * A clinical service as its provider defined it (domain rules 3.2).
 *
 * @param version grows with every change; the ETag of the R4 resource
 * @param specialty code of the SPECIALTY list
 * @param ages inclusive range in months; no upper end means any age above
 * @param menu whether every referrer sees it, or only those for whom it is commissioned (a commissioning rule)
 * @param treatmentWaitDays the published indicative wait for treatment, in days
 */
public record Service(
        ServiceId id,
        long version,
        String name,
        Status status,
        OdsCode provider,
        Site site,
        String specialty,
        Set<String> clinicTypes,
        Set<String> clinicalTerms,
        Set<UserId> clinicians,
        Set<RequestType> requestTypes,
        BookableType bookable,
        Optional<String> appointmentType,
        Set<Priority> priorities,
        SexTreated sexTreated,
        Ages ages,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        boolean letterRequired,
        Menu menu,
        boolean promoted,
        boolean limitedCapacity,
        Optional<Integer> treatmentWaitDays,
        SlotSettings slots,
        Set<String> additionalRequirements,
        Notes notes) {

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
     */
    public record SlotSettings(int reservationDays, int pollingDays, Map<Priority, Window> windows) {}

    /** Hours from now in which referrers and patients may book; no upper end means up to the polling range. */
    public record Window(int opensAfterHours, Optional<Integer> closesAfterHours) {}

    /** What the directory tells referrers and patients; every text may be absent. */
    public record Notes(
            Optional<String> referrerAlert,
            Optional<String> exclusions,
            Optional<String> suggestedInvestigations,
            Optional<String> conditionsTreated,
            Optional<String> instructions,
            Optional<String> hoursOfOperation,
            Optional<String> website,
            List<Contact> contacts) {}

    /**
     * @param purpose PATIENT or HEALTHCARE_PROFESSIONALS
     * @param kind phone, email, fax or url
     */
    public record Contact(String purpose, String kind, String value) {}

    Service atSiteNamed(String siteName) {
        return new Service(
                id,
                version,
                name,
                status,
                provider,
                new Site(site.code(), siteName, site.place()),
                specialty,
                clinicTypes,
                clinicalTerms,
                clinicians,
                requestTypes,
                bookable,
                appointmentType,
                priorities,
                sexTreated,
                ages,
                effectiveFrom,
                effectiveTo,
                letterRequired,
                menu,
                promoted,
                limitedCapacity,
                treatmentWaitDays,
                slots,
                additionalRequirements,
                notes);
    }

    /** Anyone may be told of it: it is no draft. One that was published once stays known, for referrals name it. */
    public boolean told() {
        return status != Status.DRAFT;
    }

    /** Open on a day: published and within its effective dates. Only open services can be found, shortlisted or booked. */
    public boolean openOn(LocalDate day) {
        return status == Status.PUBLISHED
                && !day.isBefore(effectiveFrom)
                && effectiveTo.map(to -> !day.isAfter(to)).orElse(true);
    }

    public boolean directlyBookable() {
        return bookable == BookableType.DIRECTLY_BOOKABLE && requestTypes.contains(RequestType.APPOINTMENT_REQUEST);
    }

    public boolean triages() {
        return requestTypes.contains(RequestType.TRIAGE_REQUEST);
    }

    /** A letter must come with a referral: the service asks for one, or judges by it. */
    public boolean needsLetter() {
        return letterRequired || triages();
    }
}
