package health.onward.referral;

import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The four independent facts of a referral from which its standing is derived; nothing stores the standing beside them.
 *
 * @param dismissed the referring organisation has taken note of how it stands now; any later change is news again
 */
public record Facets(
        Request request,
        Optional<CurrentAppointment> appointment,
        Review review,
        ClinicalInformation information,
        boolean dismissed) {

    public Facets(
            Request request, Optional<CurrentAppointment> appointment, Review review, ClinicalInformation information) {
        this(request, appointment, review, information, false);
    }

    /** What of the facts decides where a referral stands, without what may change while it stands there. */
    record Stand(
            Request request,
            Optional<Long> appointment,
            Optional<Kind> kind,
            Optional<String> reason,
            Optional<String> type) {}

    Stand stand() {
        return new Stand(
                request,
                appointment.map(CurrentAppointment::id),
                appointment.map(CurrentAppointment::kind),
                appointment.flatMap(CurrentAppointment::reason),
                appointment.flatMap(CurrentAppointment::reasonType));
    }

    /** The same request and letters, with what a provider has made of its part. */
    public Facets with(CurrentAppointment held, Review reviewed) {
        return new Facets(request, Optional.of(held), reviewed, information);
    }

    /** The type of a non-attendance that the provider has handed back, as {@code reasonType}. */
    public static final String RETURNED = "RETURNED";

    /** Facet 1. */
    public sealed interface Request {
        record Active() implements Request {}

        record Cancelled(String reason, Optional<String> comment, OdsCode by) implements Request {}
    }

    /** What the current appointment is; the names are stored. */
    public enum Kind {
        BOOKED,
        DEFERRED,
        OUTCOME,
        CANCELLED,
        DID_NOT_ATTEND,
        ASSESSED
    }

    /**
     * Facet 2, as much of the current appointment as decides the standing; the appointment's own row holds the rest.
     *
     * @param provider the organisation that answers for the service
     * @param specialty of the service, for the referral's own specialty
     * @param clinician allocated to see the patient
     * @param reason a code whose list depends on the kind
     * @param reasonType for a cancelled appointment, the type of the reason (PATIENT, PROVIDER_REJECT …)
     * @param contactBy for what was deferred or sent for triage, by when the patient was told to expect contact: what was said
     *     then, whatever changes later
     */
    public record CurrentAppointment(
            long id,
            Kind kind,
            ServiceId service,
            OdsCode provider,
            boolean direct,
            String specialty,
            Optional<Instant> start,
            Optional<UserId> clinician,
            Optional<String> reason,
            Optional<String> reasonType,
            Optional<String> comment,
            Optional<LocalDate> contactBy) {

        /** What became of it: its time is over; who was to see the patient stays said. */
        public CurrentAppointment became(Kind other, String why, Optional<String> type, Optional<String> words) {
            return new CurrentAppointment(
                    id,
                    other,
                    service,
                    provider,
                    direct,
                    specialty,
                    Optional.empty(),
                    clinician,
                    Optional.of(why),
                    type,
                    words,
                    Optional.empty());
        }

        /** The same, to be seen by somebody else, or by nobody in particular. */
        public CurrentAppointment seenBy(Optional<UserId> whom) {
            return new CurrentAppointment(
                    id,
                    kind,
                    service,
                    provider,
                    direct,
                    specialty,
                    start,
                    whom,
                    reason,
                    reasonType,
                    comment,
                    contactBy);
        }

        /** The same, with another day by which the patient is to hear. */
        public CurrentAppointment promising(Optional<LocalDate> day) {
            return new CurrentAppointment(
                    id, kind, service, provider, direct, specialty, start, clinician, reason, reasonType, comment, day);
        }
    }

    /**
     * Facet 3.
     *
     * @param printed the provider has marked the clinical information as printed
     */
    public record Review(State state, Context context, boolean printed) {

        public Review(State state, Context context) {
            this(state, context, false);
        }

        public enum State {
            NONE,
            PENDING,
            ACCEPTED
        }

        /** What changed since the provider last looked (eRS-RequestContextStatus-1). */
        public enum Context {
            NEVER_REVIEWED("Never Reviewed"),
            LETTER_CHANGED("Letter Changed"),
            PRIORITY_CHANGED("Priority Changed"),
            PRIORITY_AND_LETTER_CHANGED("Priority and Letter Changed");

            private final String display;

            Context(String display) {
                this.display = display;
            }

            public String display() {
                return display;
            }
        }

        public static final Review NONE = new Review(State.NONE, Context.NEVER_REVIEWED);

        public static final Review PENDING = new Review(State.PENDING, Context.NEVER_REVIEWED);
    }

    /**
     * Facet 4.
     *
     * @param required a service on the shortlist asks for a letter
     * @param due when the promised letter must be there; absent when none is promised
     * @param letters how many files are linked now
     */
    public record ClinicalInformation(
            LetterIntention intention,
            boolean required,
            Optional<LocalDate> due,
            int letters,
            Optional<Instant> firstSubmitted,
            Optional<Instant> lastUpdated) {

        public boolean present() {
            return letters > 0;
        }

        /** A provider can judge: the letter is there, or none is intended and none is asked for. */
        public boolean sufficient() {
            return present() || (intention == LetterIntention.NOT_INTENDING_TO_ADD && !required);
        }

        public boolean outstanding() {
            return !sufficient();
        }
    }

    /** eRS-ReferralLetterIntention-1. */
    public enum LetterIntention {
        NEED_TO_ADD_LATER,
        NOT_INTENDING_TO_ADD
    }
}
