package health.onward.appointment;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.referral.Facets;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;

/**
 * What a slot is booked for: which act must be open to whoever asks, at which services it may be, and what it leaves of the
 * review. The names are stored with attempts at outside systems, which are decided a second time.
 */
public enum BookingAct {
    /** The first appointment, or another one after a cancellation (A016). */
    BOOK(ReferralAction.CREATE_APPOINTMENT, LedgerAction.APPOINTMENT_BOOKED, "book"),
    /** Patient or referrer move a booking; the old one is kept until the new one is sure (domain, patient's page 11). */
    CHANGE(ReferralAction.CHANGE_BOOKING, LedgerAction.APPOINTMENT_MOVED, "change-booking"),
    /** The provider's staff book, whatever the booking window says (domain rules 3.6 and 4.3). */
    BOOK_FOR_PATIENT(ReferralAction.BOOK_FOR_PATIENT, LedgerAction.APPOINTMENT_BOOKED, "book-for-patient"),
    /** The provider moves its patient to another time; that it does so is acceptance (domain rules 5.2). */
    MOVE(ReferralAction.CHANGE_DATE, LedgerAction.APPOINTMENT_MOVED, "change-date"),
    /** A clinician brings the patient to the service that they belong to (domain rules 5.2 and 5.3). */
    REDIRECT(ReferralAction.CHANGE_SERVICE, LedgerAction.SERVICE_CHANGED, "change-service");

    private final ReferralAction needs;
    private final LedgerAction ledger;
    private final String page;

    BookingAct(ReferralAction needs, LedgerAction ledger, String page) {
        this.needs = needs;
        this.ledger = ledger;
        this.page = page;
    }

    public ReferralAction needs() {
        return needs;
    }

    LedgerAction ledger() {
        return ledger;
    }

    /** What the audit trail calls it where no endpoint does. */
    String page() {
        return page;
    }

    boolean allows(Referral referral, ServiceId service, Actor actor) {
        boolean listed = referral.shortlist().entry(service).isPresent();
        return switch (this) {
            case BOOK -> listed;
            // The service that holds the referral may have been found by the provider.
            case CHANGE -> listed || held(referral, service);
            // Who answers the telephone of one service on the list does not book another's.
            case BOOK_FOR_PATIENT ->
                (listed || held(referral, service))
                        && (actor.services().contains(service) || entrusted(referral, actor));
            case MOVE -> held(referral, service);
            // What is booked already is moved there, not redirected.
            case REDIRECT -> !booked(referral) || !held(referral, service);
        };
    }

    /** Another time at the same service is no news to who has read the referral; another service has yet to. */
    Facets.Review review(Referral before, ServiceId service) {
        return switch (this) {
            case BOOK -> Facets.Review.PENDING;
            case CHANGE -> held(before, service) ? before.facets().review() : Facets.Review.PENDING;
            // What the service's clinicians have judged is not put before them again (4.3).
            case BOOK_FOR_PATIENT ->
                judged(before) && held(before, service) ? before.facets().review() : Facets.Review.PENDING;
            case MOVE -> accepted(before);
            // A clinician who books what waited at the service has read it.
            case REDIRECT -> held(before, service) ? accepted(before) : Facets.Review.PENDING;
        };
    }

    private static boolean judged(Referral referral) {
        return referral.facets().review().state() == Facets.Review.State.ACCEPTED;
    }

    /** A service of theirs holds it, or they have referred the patient on themselves. */
    private static boolean entrusted(Referral referral, Actor actor) {
        return referral.facets()
                .appointment()
                .map(a -> actor.services().contains(a.service()))
                .orElse(!referral.initial());
    }

    private static Facets.Review accepted(Referral before) {
        Facets.Review review = before.facets().review();
        return new Facets.Review(Facets.Review.State.ACCEPTED, review.context(), review.printed());
    }

    static boolean booked(Referral referral) {
        return referral.facets()
                .appointment()
                .filter(a -> a.kind() == Facets.Kind.BOOKED)
                .isPresent();
    }

    static boolean held(Referral referral, ServiceId service) {
        return referral.facets()
                .appointment()
                .filter(a -> a.service().equals(service))
                .isPresent();
    }
}
