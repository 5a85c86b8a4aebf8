package health.onward.worklist;

import health.onward.identity.ServiceId;
import health.onward.worklist.WorklistRequest.Allocation;
import health.onward.worklist.WorklistRequest.ReferralType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rows that make a part of a list, as SQL. */
final class WorklistSelection {

    static final String ORDER = " order by rank, entered_at, bucket, ubrn";

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private WorklistSelection() {}

    static WorklistSelection of(WorklistPart part, Instant now) {
        var selection = new WorklistSelection();
        // Nobody writes anything when an appointment begins: what has left the list by then is passed over here.
        selection.add(
                "where org_id = ? and list = ? and (leaves_at is null or leaves_at > ?)",
                part.organisation().value(),
                part.list().name(),
                Timestamp.from(now));
        part.services()
                .ifPresent(services -> selection.add(
                        part.unheld() ? " and (service_id = any(?) or service_id is null)" : " and service_id = any(?)",
                        (Object) numbers(services)));
        part.specialty().ifPresent(specialty -> selection.add(" and specialty = ?", specialty));
        switch (part.clinician()) {
            case Allocation.Any() -> {}
            case Allocation.Nobody() -> selection.add(" and clinician is null");
            case Allocation.To(var clinician) -> selection.add(" and clinician = ?", clinician.value());
        }
        part.type().ifPresent(type -> selection.add(ofType(part.list(), type)));
        return selection;
    }

    /** What waits for review without an appointment was sent for triage; all other lists are about appointments. */
    private static String ofType(Worklist list, ReferralType type) {
        boolean triage = type == ReferralType.TRIAGE;
        if (list != Worklist.REFERRALS_FOR_REVIEW) {
            return triage ? " and false" : "";
        }
        return " and shown ->> 'appointmentStart' is " + (triage ? "null" : "not null");
    }

    void after(WorklistPlace place) {
        add(
                " and (rank, entered_at, bucket, ubrn) > (?, ?, ?, ?)",
                place.rank(),
                Timestamp.from(place.enteredAt()),
                place.ubrn().bucket(),
                place.ubrn().number());
    }

    String where() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }

    private void add(String condition, Object... given) {
        sql.append(condition);
        values.addAll(List.of(given));
    }

    static Long[] numbers(Set<ServiceId> services) {
        return services.stream().map(ServiceId::value).sorted().toArray(Long[]::new);
    }
}
