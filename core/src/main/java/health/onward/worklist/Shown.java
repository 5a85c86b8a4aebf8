package health.onward.worklist;

import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.referral.Facets;
import health.onward.referral.ReferralState;
import health.onward.referral.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What an entry of a list tells beside the columns that every entry has (A008, the table of members); kept as JSON. */
public sealed interface Shown {

    /** Appointments and triage requests that wait for a provider's judgement. */
    record ForReview(
            String serviceName,
            Optional<UserId> namedClinician,
            Instant pathwayStart,
            Facets.Review.Context context,
            Optional<Instant> informationFirst,
            Optional<Instant> informationLast,
            Optional<Instant> appointmentStart,
            boolean printed)
            implements Shown {

        /** Without an appointment it was sent for triage. */
        public boolean triage() {
            return appointmentStart.isEmpty();
        }
    }

    /**
     * @param reason of eRS-ReviewReason-1
     * @param contactBy what the patient was told
     */
    record SlotIssue(
            String serviceName,
            Optional<UserId> namedClinician,
            Instant pathwayStart,
            String reason,
            Letter letter,
            Optional<LocalDate> contactBy,
            boolean printed)
            implements Shown {}

    /**
     * What the provider must find an appointment for.
     *
     * @param serviceName of the service that holds it, or else the first that the patient may go to
     * @param reason of the standing; {@code instructions} what whoever left it to the booking staff wrote for them
     */
    record ForBooking(
            String serviceName,
            Optional<UserId> namedClinician,
            Optional<Instant> pathwayStart,
            ReferralState state,
            Optional<String> reason,
            Optional<String> instructions,
            Letter letter,
            boolean printed)
            implements Shown {}

    /** @param start when the patient would have come */
    record LeftInPas(long appointment, String serviceName, Instant start) implements Shown {}

    record Booking(String serviceName, Instant start, boolean direct, Facets.Review.State review, boolean printed)
            implements Shown {}

    /**
     * What the referring organisation must act on or know of.
     *
     * @param reason given where an appointment or the whole request was cancelled; {@code list} explains it
     */
    record AtReferrer(
            Instant created,
            Context context,
            UserId referrer,
            Instant updated,
            ReferralState state,
            Optional<String> reason,
            Optional<Standing.ReasonList> list)
            implements Shown {}

    record LetterDue(Instant created, Context context, UserId referrer, LocalDate due) implements Shown {}

    /**
     * What the patient was referred for, as far as the search said: codes, or else a clinical term, or else only a service.
     *
     * @param service the first on the shortlist
     */
    record Context(
            Optional<String> specialty,
            Optional<String> clinicType,
            Optional<String> clinicalTerm,
            ServiceId service) {}

    /** How it stands with the letter; only the day makes a status of it. */
    record Letter(boolean present, boolean expected, Optional<LocalDate> due) {

        /** eRS-ClinicalInformationStatus-1. */
        public enum Status {
            PRESENT,
            NOT_APPLICABLE,
            NOT_DUE,
            OVERDUE
        }

        public Status on(LocalDate today) {
            if (present) {
                return Status.PRESENT;
            }
            if (!expected) {
                return Status.NOT_APPLICABLE;
            }
            return due.isPresent() && due.get().isBefore(today) ? Status.OVERDUE : Status.NOT_DUE;
        }
    }
}
