package health.onward.notice;

import health.onward.directory.Priority;
import health.onward.document.Availability;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Facets;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Standing;
import health.onward.referral.Standing.ReasonList;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One thing to be told to one addressee, with the facts as they were at that moment: what the outbox holds until it is composed. */
public record Notice(
        NoticeKind kind, Addressee to, Ubrn ubrn, long version, NhsNumber patient, ReferralState state, About about) {

    /**
     * @param practice the referring organisation
     * @param was when the appointment was that is no more
     * @param start when the appointment is
     * @param day by which somebody must act, or should have acted
     * @param owner who must
     * @param by on which side it was done
     */
    public record About(
            OdsCode practice,
            Optional<ServiceId> service,
            Optional<Instant> was,
            Optional<Instant> start,
            Optional<LocalDate> day,
            Optional<OdsCode> owner,
            Optional<Side> by,
            Priority priority,
            Optional<String> reason,
            Optional<ReasonList> list,
            Optional<String> comment) {

        static About of(Referral referral) {
            Standing standing = referral.standing();
            Optional<CurrentAppointment> held = referral.facets().appointment();
            return new About(
                    referral.referringOrganisation(),
                    held.map(CurrentAppointment::service),
                    Optional.empty(),
                    held.filter(a -> a.kind() == Facets.Kind.BOOKED).flatMap(CurrentAppointment::start),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    referral.priority(),
                    standing.reason(),
                    standing.list(),
                    standing.comment());
        }

        About due(LocalDate by, Optional<OdsCode> whose) {
            return new About(
                    practice, service, was, start, Optional.of(by), whose, this.by, priority, reason, list, comment);
        }

        /** A file that was handed in on a day, and why it is given to nobody. */
        About file(Availability found, LocalDate uploaded) {
            return new About(
                    practice,
                    service,
                    was,
                    start,
                    Optional.of(uploaded),
                    owner,
                    by,
                    priority,
                    Optional.of(found.name()),
                    Optional.empty(),
                    Optional.empty());
        }

        About after(Optional<Instant> earlier, Side side) {
            return new About(
                    practice, service, earlier, start, day, owner, Optional.of(side), priority, reason, list, comment);
        }
    }

    NoticeRows.Telling telling() {
        boolean patients = to.role() == Addressee.Role.PATIENT;
        return new NoticeRows.Telling(
                kind.name(), to, ubrn, version, patients ? Optional.of(patient) : Optional.empty());
    }

    static Notice of(NoticeKind kind, Addressee to, Referral referral, About about) {
        return new Notice(
                kind,
                to,
                referral.ubrn(),
                referral.version(),
                referral.patient(),
                referral.standing().state(),
                about);
    }
}
