package health.onward.worklist;

import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Progress;
import health.onward.referral.Referral;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The lists of referrals that need somebody (A008, eRS-ReferralListSelector-1; domain rules 7.2 and 7.3): which referrals are on
 * each, whose list it is, and who may see it. Membership is a pure function of the referral; what the clock adds is
 * {@link #leavesAt}. Every open referral is on one at least (trust.md, invariant I2).
 */
public enum Worklist {
    REFERRALS_FOR_REVIEW(Side.PROVIDER, true),
    APPOINTMENT_SLOT_ISSUES(Side.PROVIDER, true),
    /** The provider finds the patient an appointment, the most urgent first. */
    APPOINTMENTS_FOR_BOOKING(Side.PROVIDER, false),
    /** Cancelled here; the service's staff have still to cancel it in their own system. */
    INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS(Side.PROVIDER, false),
    /** All that is booked, by time: what comes, and whose outcome nobody has told. */
    BOOKED_APPOINTMENTS(Side.PROVIDER, false),
    REJECTED_TRIAGE_RESPONSE(Side.REFERRER, true),
    ASSESSMENT_RETURNED_CANCELLED_DNA(Side.REFERRER, true),
    AWAITING_BOOKING(Side.REFERRER, true),
    LETTERS_OUTSTANDING(Side.REFERRER, true);

    private static final Set<BusinessFunction> REFERRERS =
            Set.of(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRING_ADMIN);
    private static final Set<BusinessFunction> PROVIDERS = Set.of(
            SERVICE_PROVIDER_CLINICIAN,
            SERVICE_PROVIDER_ADMIN,
            SERVICE_PROVIDER_CLINICIAN_ADMIN,
            PROVIDER_AUTHORISED_APPLICATION);

    private final Side side;
    private final boolean published;

    Worklist(Side side, boolean published) {
        this.side = side;
        this.published = published;
    }

    /** Served by the published API; the others are for pages. */
    public boolean published() {
        return published;
    }

    public Side side() {
        return side;
    }

    /** Some entries are about no service: a provider's own requests that nobody has booked yet. */
    boolean holdsUnheld() {
        return this == APPOINTMENTS_FOR_BOOKING;
    }

    public Set<BusinessFunction> functions() {
        return side == Side.PROVIDER ? PROVIDERS : REFERRERS;
    }

    public boolean admits(Referral referral) {
        return of(referral).contains(this);
    }

    /** Every list that a referral is on. It can be on one of each side at once (api ambiguity 21). */
    public static Set<Worklist> of(Referral referral) {
        Facets facets = referral.facets();
        Set<Worklist> lists = byProgress(referral);
        if (facets.information().outstanding() && takesLetters(referral.progress())) {
            lists.add(LETTERS_OUTSTANDING);
        }
        if (!referral.stillInPas().isEmpty()) {
            lists.add(INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS);
        }
        return lists;
    }

    private static Set<Worklist> byProgress(Referral referral) {
        boolean informed = referral.facets().information().sufficient();
        return switch (referral.progress()) {
            // Whoever refers a patient on finds the appointment.
            case Progress.NotBooked _ -> EnumSet.of(referral.initial() ? AWAITING_BOOKING : APPOINTMENTS_FOR_BOOKING);
            case Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                EnumSet.of(AWAITING_BOOKING, APPOINTMENTS_FOR_BOOKING);
            case Progress.Deferred _ -> EnumSet.of(AWAITING_BOOKING, APPOINTMENT_SLOT_ISSUES);
            case Progress.AwaitingTriage _ ->
                informed ? EnumSet.of(AWAITING_BOOKING, REFERRALS_FOR_REVIEW) : EnumSet.of(AWAITING_BOOKING);
            // A provider cannot review what it cannot read: a booking comes to it with its letter.
            case Progress.Booked(var _, var _, var _, var review) ->
                review == Facets.Review.State.PENDING && informed
                        ? EnumSet.of(REFERRALS_FOR_REVIEW, BOOKED_APPOINTMENTS)
                        : EnumSet.of(BOOKED_APPOINTMENTS);
            case Progress.Rejected _, Progress.Returned _ -> EnumSet.of(REJECTED_TRIAGE_RESPONSE);
            case Progress.Assessed _ -> news(referral);
            case Progress.DidNotAttend(var _, var _, var returned) ->
                returned ? news(referral) : EnumSet.of(APPOINTMENTS_FOR_BOOKING);
            case Progress.Cancelled _ -> cancelledElsewhere(referral) ? news(referral) : none();
            case Progress.ProviderToAct _ -> EnumSet.of(APPOINTMENTS_FOR_BOOKING);
        };
    }

    /** After the patient stayed away, or when all is over, a letter is waited for no more (A012, preconditions). */
    private static boolean takesLetters(Progress progress) {
        return switch (progress) {
            case Progress.Cancelled _, Progress.DidNotAttend _ -> false;
            case Progress.NotBooked _,
                    Progress.Booked _,
                    Progress.AwaitingTriage _,
                    Progress.Deferred _,
                    Progress.ProviderToAct _,
                    Progress.Returned _,
                    Progress.Rejected _,
                    Progress.CancelledByPatient _,
                    Progress.CancelledByProvider _,
                    Progress.Assessed _ -> true;
        };
    }

    /** What the referring organisation has to take note of, until it says that it has. */
    private static Set<Worklist> news(Referral referral) {
        return referral.facets().dismissed() ? none() : EnumSet.of(ASSESSMENT_RETURNED_CANCELLED_DNA);
    }

    private static boolean cancelledElsewhere(Referral referral) {
        return referral.facets().request() instanceof Facets.Request.Cancelled(var _, var _, var by)
                && !by.equals(referral.referringOrganisation());
    }

    private static Set<Worklist> none() {
        return EnumSet.noneOf(Worklist.class);
    }

    /**
     * Whose list an admitted referral is on: the referring organisation's, or that of the service which holds it; a provider that
     * refers a patient on sees to what nobody holds.
     */
    public OdsCode organisation(Referral referral) {
        return side == Side.REFERRER
                ? referral.referringOrganisation()
                : place(referral).map(Place::provider).orElse(referral.referringOrganisation());
    }

    /** The service that an entry of a provider's list is about; a referral that nobody holds has none. */
    record Place(ServiceId service, OdsCode provider, String specialty, Optional<UserId> clinician) {}

    Optional<Place> place(Referral referral) {
        if (side == Side.REFERRER) {
            return Optional.empty();
        }
        return this == INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS
                ? referral.stillInPas().stream()
                        .findFirst()
                        .map(a -> new Place(a.service(), a.provider(), a.specialty(), Optional.empty()))
                : referral.facets()
                        .appointment()
                        .map(a -> new Place(a.service(), a.provider(), a.specialty(), a.clinician()));
    }

    /** On provider lists, by which they are filtered: the service's, or what was searched for. */
    Optional<String> specialty(Referral referral) {
        return side == Side.REFERRER
                ? Optional.empty()
                : place(referral)
                        .map(Place::specialty)
                        .or(() -> referral.criteria().specialty());
    }

    /** Comes before the order in which referrals came on the list. */
    long rank(Referral referral) {
        return switch (this) {
            case APPOINTMENTS_FOR_BOOKING -> urgency(referral.priority());
            case BOOKED_APPOINTMENTS ->
                referral.facets()
                        .appointment()
                        .flatMap(CurrentAppointment::start)
                        .orElseThrow()
                        .getEpochSecond();
            case REFERRALS_FOR_REVIEW,
                    APPOINTMENT_SLOT_ISSUES,
                    INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS,
                    REJECTED_TRIAGE_RESPONSE,
                    ASSESSMENT_RETURNED_CANCELLED_DNA,
                    AWAITING_BOOKING,
                    LETTERS_OUTSTANDING -> 0;
        };
    }

    private static long urgency(Priority priority) {
        return switch (priority) {
            case TWO_WEEK_WAIT -> 0;
            case URGENT -> 1;
            case ROUTINE -> 2;
        };
    }

    /**
     * From when on an admitted referral is not shown, although nothing happens to it then: an appointment that has begun cannot be
     * reviewed any more (A013). The row stays until the next change; readers compare this with their clock.
     */
    public Optional<Instant> leavesAt(Referral referral) {
        return this == REFERRALS_FOR_REVIEW
                ? referral.facets().appointment().flatMap(CurrentAppointment::start)
                : Optional.empty();
    }
}
