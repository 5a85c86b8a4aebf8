package health.onward.worklist;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Referral;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One referral on one organisation's list: all that the list knows of it, a pure function of the referral.
 *
 * @param service and specialty and allocated clinician, by which provider lists are filtered; absent on referrer lists
 * @param leavesAt from then on it is not shown
 */
public record WorklistEntry(
        Worklist list,
        OdsCode organisation,
        Ubrn ubrn,
        long version,
        NhsNumber patient,
        Priority priority,
        Optional<ServiceId> service,
        Optional<String> specialty,
        Optional<UserId> clinician,
        Optional<Instant> leavesAt,
        Shown shown) {

    /** Every entry that a referral has now, on whichever list. */
    public static List<WorklistEntry> of(Referral referral) {
        return Worklist.of(referral).stream().map(list -> of(list, referral)).toList();
    }

    private static WorklistEntry of(Worklist list, Referral referral) {
        Optional<CurrentAppointment> held =
                list.side() == Side.PROVIDER ? referral.facets().appointment() : Optional.empty();
        return new WorklistEntry(
                list,
                list.organisation(referral),
                referral.ubrn(),
                referral.version(),
                referral.patient(),
                referral.priority(),
                held.map(CurrentAppointment::service),
                held.map(CurrentAppointment::specialty),
                held.flatMap(CurrentAppointment::clinician),
                list.leavesAt(referral),
                ShownRules.shown(list, referral));
    }

    /** The row that holds it: no two entries of a referral share one. */
    boolean sameRow(WorklistEntry other) {
        return list == other.list && organisation.equals(other.organisation) && ubrn.equals(other.ubrn);
    }
}
