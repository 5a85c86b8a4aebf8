package health.onward.worklist;

import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.referral.Referral;
import health.onward.referral.Ubrn;
import health.onward.worklist.Worklist.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One referral on one organisation's list: all that the list knows of it, a pure function of the referral.
 *
 * @param service and specialty and allocated clinician, by which provider lists are filtered; absent on referrer lists
 * @param rank before the order of arrival
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
        long rank,
        Optional<Instant> leavesAt,
        Shown shown) {

    /** Every entry that a referral has now, on whichever list. */
    public static List<WorklistEntry> of(Referral referral) {
        return Worklist.of(referral).stream().map(list -> of(list, referral)).toList();
    }

    private static WorklistEntry of(Worklist list, Referral referral) {
        Optional<Place> place = list.place(referral);
        return new WorklistEntry(
                list,
                list.organisation(referral),
                referral.ubrn(),
                referral.version(),
                referral.patient(),
                referral.priority(),
                place.map(Place::service),
                list.specialty(referral),
                place.flatMap(Place::clinician),
                list.rank(referral),
                list.leavesAt(referral),
                ShownRules.shown(list, referral));
    }

    /** The row that holds it: no two entries of a referral share one. */
    boolean sameRow(WorklistEntry other) {
        return list == other.list && organisation.equals(other.organisation) && ubrn.equals(other.ubrn);
    }
}
