package health.onward.notice;

import health.onward.directory.Deadlines;
import health.onward.notice.Notice.About;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.OwnershipRules;
import health.onward.referral.OwnershipRules.Owner;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of what has happened to a referral (trust.md, I5, H4, H5, H14): of what is rejected, returned, cancelled or given up
 * both the patient and the referrer, whoever did it; of an appointment, of another time or clinic, and of a promised call the patient; of another priority the
 * referrer.
 */
final class EventRules {

    private EventRules() {}

    static List<Notice> of(ReferralChange change, Deadlines deadlines) {
        return switch (change.action()) {
            case REFERRAL_REJECTED -> both(NoticeKind.REFERRAL_REJECTED, change, deadlines);
            case TRIAGE_RETURNED -> both(NoticeKind.REFERRAL_RETURNED, change, deadlines);
            case REFERRAL_CANCELLED -> both(NoticeKind.REFERRAL_CANCELLED, change, deadlines);
            case APPOINTMENT_CANCELLED_BY_PATIENT,
                    APPOINTMENT_CANCELLED_BY_PROVIDER,
                    APPOINTMENT_CANCELLED_TO_ACT_LATER -> both(NoticeKind.APPOINTMENT_CANCELLED, change, deadlines);
            case NON_ATTENDER_RETURNED -> both(NoticeKind.NON_ATTENDER_RETURNED, change, deadlines);
            case APPOINTMENT_BOOKED -> List.of(patient(NoticeKind.APPOINTMENT_BOOKED, change, deadlines));
            case APPOINTMENT_DEFERRED, SENT_FOR_TRIAGE -> promise(change);
            case APPOINTMENT_MOVED -> List.of(patient(NoticeKind.APPOINTMENT_MOVED, change, deadlines));
            case SERVICE_CHANGED -> List.of(patient(NoticeKind.SERVICE_CHANGED, change, deadlines));
            case PRIORITY_CHANGED -> List.of(referrer(NoticeKind.PRIORITY_CHANGED, change, deadlines));
            default -> List.of();
        };
    }

    private static List<Notice> both(NoticeKind kind, ReferralChange change, Deadlines deadlines) {
        return List.of(patient(kind, change, deadlines), referrer(kind, change, deadlines));
    }

    private static Notice patient(NoticeKind kind, ReferralChange change, Deadlines deadlines) {
        return Notice.of(kind, Addressee.patient(), change.after(), about(change, deadlines));
    }

    /** The day is the one that the patient is told, whoever must act by then. */
    private static List<Notice> promise(ReferralChange change) {
        Referral after = change.after();
        return after.facets().appointment().flatMap(CurrentAppointment::contactBy).stream()
                .map(day -> About.of(after).due(day, Optional.empty()))
                .map(about -> Notice.of(NoticeKind.CONTACT_PROMISED, Addressee.patient(), after, about))
                .toList();
    }

    private static Notice referrer(NoticeKind kind, ReferralChange change, Deadlines deadlines) {
        Referral after = change.after();
        Addressee clinician = Addressee.person(after.referrer(), after.referringOrganisation());
        return Notice.of(kind, clinician, after, about(change, deadlines));
    }

    private static About about(ReferralChange change, Deadlines deadlines) {
        Optional<Instant> was = change.before()
                .flatMap(before -> before.facets().appointment())
                .filter(held -> held.kind() == Facets.Kind.BOOKED)
                .flatMap(CurrentAppointment::start);
        About about = About.of(change.after()).after(was, change.actor().side());
        Owner owner = OwnershipRules.of(change.after(), deadlines);
        return owner.actBy().map(day -> about.due(day, owner.organisation())).orElse(about);
    }
}
