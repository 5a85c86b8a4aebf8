package health.onward.worklist;

import static health.onward.identity.BusinessFunction.PROVIDER_AUTHORISED_APPLICATION;
import static health.onward.identity.BusinessFunction.REFERRING_ADMIN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_ADMIN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN;
import static health.onward.identity.BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN;

import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
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
 * {@link #leavesAt}.
 */
public enum Worklist {
    REFERRALS_FOR_REVIEW(Side.PROVIDER),
    APPOINTMENT_SLOT_ISSUES(Side.PROVIDER),
    REJECTED_TRIAGE_RESPONSE(Side.REFERRER),
    ASSESSMENT_RETURNED_CANCELLED_DNA(Side.REFERRER),
    AWAITING_BOOKING(Side.REFERRER),
    LETTERS_OUTSTANDING(Side.REFERRER);

    private static final Set<BusinessFunction> REFERRERS =
            Set.of(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN, REFERRING_ADMIN);
    private static final Set<BusinessFunction> PROVIDERS = Set.of(
            SERVICE_PROVIDER_CLINICIAN,
            SERVICE_PROVIDER_ADMIN,
            SERVICE_PROVIDER_CLINICIAN_ADMIN,
            PROVIDER_AUTHORISED_APPLICATION);

    private final Side side;

    Worklist(Side side) {
        this.side = side;
    }

    public Side side() {
        return side;
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
        return lists;
    }

    private static Set<Worklist> byProgress(Referral referral) {
        boolean informed = referral.facets().information().sufficient();
        return switch (referral.progress()) {
            case Progress.NotBooked _, Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                EnumSet.of(AWAITING_BOOKING);
            case Progress.Deferred _ -> EnumSet.of(AWAITING_BOOKING, APPOINTMENT_SLOT_ISSUES);
            case Progress.AwaitingTriage _ ->
                informed ? EnumSet.of(AWAITING_BOOKING, REFERRALS_FOR_REVIEW) : EnumSet.of(AWAITING_BOOKING);
            // A provider cannot review what it cannot read: a booking comes to it with its letter.
            case Progress.Booked(var _, var _, var _, var review) ->
                review == Facets.Review.State.PENDING && informed ? EnumSet.of(REFERRALS_FOR_REVIEW) : none();
            case Progress.Rejected _, Progress.Returned _ -> EnumSet.of(REJECTED_TRIAGE_RESPONSE);
            case Progress.Assessed _ -> news(referral);
            case Progress.DidNotAttend(var _, var _, var returned) -> returned ? news(referral) : none();
            case Progress.Cancelled _ -> cancelledElsewhere(referral) ? news(referral) : none();
            // On the provider's Appointments For Booking, which the published API does not serve.
            case Progress.ProviderToAct _ -> none();
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

    /** Whose list an admitted referral is on: the referring organisation's, or that of the service which holds it. */
    public OdsCode organisation(Referral referral) {
        return side == Side.REFERRER
                ? referral.referringOrganisation()
                : referral.facets().appointment().orElseThrow().provider();
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
