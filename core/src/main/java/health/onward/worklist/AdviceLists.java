package health.onward.worklist;

import health.onward.advice.AdviceList;
import health.onward.advice.AdviceListRow;
import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.worklist.WorklistRequest.Allocation;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows open conversations (A023): the part that the reader may see, and an audit row for every patient who was on it. */
public final class AdviceLists {

    /** What a reader makes of a list while it is read; a fresh one for every attempt. */
    public interface Reading<T> {

        void add(AdviceListRow row);

        /** After the last row, still in the transaction; refused, nobody has been shown anything. */
        Outcome<T> end(Set<NhsNumber> patients);
    }

    private final Transactions transactions;
    private final AdviceList list;
    private final WorklistFilters filters;
    private final AuditTrail audit;
    private final Clock clock;

    public AdviceLists(
            Transactions transactions, AdviceList list, WorklistFilters filters, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.list = list;
        this.filters = filters;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the reading makes of the rows; its result may be used only once this has returned, when the audit is stored. */
    public <T> Outcome<T> show(AdviceListRequest request, Actor actor, String what, Supplier<Reading<T>> reading) {
        return permitted(request, actor)
                .then(part -> transactions.write(changes -> read(part, actor, what, reading.get(), changes)));
    }

    /**
     * A page of a list: who has waited longest first.
     *
     * @param after the end of the page before; absent for the first
     */
    public Outcome<AdvicePage> page(
            AdviceListRequest request, Optional<WorklistPlace> after, int size, Actor actor, String what) {
        int rows = Math.clamp(size, 1, Worklists.LONGEST_PAGE);
        return permitted(request, actor)
                .then(part -> transactions.write(changes -> {
                    Optional<AdviceList.After> last =
                            after.map(place -> new AdviceList.After(place.enteredAt(), place.ubrn()));
                    AdvicePage page = AdvicePage.of(list.page(part, last, rows + 1), rows);
                    Set<String> patients = page.rows().stream()
                            .map(row -> row.patient().value())
                            .collect(Collectors.toCollection(LinkedHashSet::new));
                    audit.addEach(changes, patients, what, actor, clock.instant());
                    return Outcome.accepted(page);
                }));
    }

    /** How many the reader would find; nobody is shown, so nobody is audited. */
    public Outcome<Long> count(AdviceListRequest request, Actor actor) {
        return permitted(request, actor).map(list::count);
    }

    private Outcome<AdviceList.Part> permitted(AdviceListRequest request, Actor actor) {
        return WorklistRules.permit(request, actor)
                .then(permitted -> WorklistRules.scope(permitted, actor, filters.look(permitted)))
                .map(services -> part(request, actor, services));
    }

    private static AdviceList.Part part(AdviceListRequest request, Actor actor, Optional<Set<ServiceId>> services) {
        return new AdviceList.Part(
                actor.organisation(),
                request.side(),
                services,
                request.specialty(),
                request.clinician() instanceof Allocation.To(var clinician) ? Optional.of(clinician) : Optional.empty(),
                request.clinician() instanceof Allocation.Nobody);
    }

    private <T> Outcome<T> read(AdviceList.Part part, Actor actor, String what, Reading<T> reading, Changes changes) {
        Set<NhsNumber> patients = new LinkedHashSet<>();
        list.fetch(part, row -> {
            patients.add(row.patient());
            reading.add(row);
        });
        audit.addEach(changes, patients.stream().map(NhsNumber::value).toList(), what, actor, clock.instant());
        return reading.end(patients);
    }
}
