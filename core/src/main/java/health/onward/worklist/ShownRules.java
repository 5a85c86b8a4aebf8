package health.onward.worklist;

import health.onward.directory.SearchCriteria;
import health.onward.identity.ServiceId;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Referral;
import health.onward.referral.Shortlist;
import health.onward.referral.Standing;
import health.onward.referral.Standing.ReasonList;
import health.onward.referral.StillInPas;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** What each list shows of a referral that is on it (A008, the table of members). */
final class ShownRules {

    /** A reason tells why something was cancelled; triage outcomes have no system that A008 publishes (api ambiguity 19). */
    private static final Set<ReasonList> SHOWN_REASONS =
            Set.of(ReasonList.APPOINTMENT_CANCELLATION, ReasonList.REFERRAL_CANCELLATION);

    private ShownRules() {}

    static Shown shown(Worklist list, Referral referral) {
        return switch (list) {
            case REFERRALS_FOR_REVIEW -> forReview(referral);
            case APPOINTMENT_SLOT_ISSUES -> slotIssue(referral);
            case APPOINTMENTS_FOR_BOOKING -> forBooking(referral);
            case INDIRECTLY_BOOKED_TO_CANCEL_IN_PAS -> leftInPas(referral);
            case BOOKED_APPOINTMENTS -> booking(referral);
            case REJECTED_TRIAGE_RESPONSE, ASSESSMENT_RETURNED_CANCELLED_DNA, AWAITING_BOOKING -> atReferrer(referral);
            case LETTERS_OUTSTANDING -> letterDue(referral);
        };
    }

    private static Shown forReview(Referral referral) {
        CurrentAppointment held = referral.facets().appointment().orElseThrow();
        ClinicalInformation information = referral.facets().information();
        return new Shown.ForReview(
                serviceName(referral, held.service()),
                referral.criteria().namedClinician(),
                pathwayStart(referral),
                referral.facets().review().context(),
                information.firstSubmitted().map(ShownRules::asStored),
                information.lastUpdated().map(ShownRules::asStored),
                held.start().map(ShownRules::asStored),
                referral.facets().review().printed());
    }

    private static Shown forBooking(Referral referral) {
        Standing standing = referral.standing();
        return new Shown.ForBooking(
                referral.facets()
                        .appointment()
                        .map(held -> serviceName(referral, held.service()))
                        .orElseGet(
                                () -> referral.shortlist().entries().getFirst().name()),
                referral.criteria().namedClinician(),
                referral.pathwayStart().map(ShownRules::asStored),
                standing.state(),
                standing.reason(),
                standing.comment(),
                letter(referral.facets().information()),
                referral.facets().review().printed());
    }

    private static Shown leftInPas(Referral referral) {
        StillInPas left = referral.stillInPas().getFirst();
        return new Shown.LeftInPas(left.appointment(), serviceName(referral, left.service()), asStored(left.start()));
    }

    private static Shown booking(Referral referral) {
        CurrentAppointment held = referral.facets().appointment().orElseThrow();
        return new Shown.Booking(
                serviceName(referral, held.service()),
                asStored(held.start().orElseThrow()),
                held.direct(),
                referral.facets().review().state(),
                referral.facets().review().printed());
    }

    private static Shown slotIssue(Referral referral) {
        CurrentAppointment held = referral.facets().appointment().orElseThrow();
        return new Shown.SlotIssue(
                serviceName(referral, held.service()),
                referral.criteria().namedClinician(),
                pathwayStart(referral),
                held.reason().orElseThrow(),
                letter(referral.facets().information()),
                held.contactBy(),
                referral.facets().review().printed());
    }

    private static Shown atReferrer(Referral referral) {
        Standing standing = referral.standing();
        Optional<ReasonList> list = standing.list().filter(SHOWN_REASONS::contains);
        return new Shown.AtReferrer(
                asStored(referral.createdAt()),
                context(referral),
                referral.referrer(),
                asStored(referral.updatedAt()),
                standing.state(),
                list.flatMap(known -> standing.reason()),
                list);
    }

    private static Shown letterDue(Referral referral) {
        return new Shown.LetterDue(
                asStored(referral.createdAt()),
                context(referral),
                referral.referrer(),
                // A letter that a service asks for, but nobody promised for a day, is due from the first.
                referral.facets().information().due().orElseGet(() -> OwnershipRules.day(referral.createdAt())));
    }

    private static Shown.Context context(Referral referral) {
        SearchCriteria searched = referral.criteria();
        ServiceId first = referral.shortlist().entries().getFirst().service();
        return new Shown.Context(searched.specialty(), searched.clinicType(), searched.clinicalTerm(), first);
    }

    private static Shown.Letter letter(ClinicalInformation information) {
        return new Shown.Letter(information.present(), information.outstanding(), information.due());
    }

    private static String serviceName(Referral referral, ServiceId service) {
        return referral.shortlist()
                .entry(service)
                .map(Shortlist.Entry::name)
                // A provider may have moved it to a service that was never shortlisted.
                .orElseGet(service::toString);
    }

    /** The clock starts with the first service that holds the referral, and only held referrals are on provider lists. */
    private static Instant pathwayStart(Referral referral) {
        return asStored(referral.pathwayStart().orElse(referral.updatedAt()));
    }

    /** In the database's precision, so that an entry made from a new referral equals one made from its stored row. */
    private static Instant asStored(Instant at) {
        return at.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }
}
