package health.onward.worklist;

import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.ServiceId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows lists (A008, and pages of one): the part that the reader may see, and an audit row for every patient who was on it. */
public final class Worklists {

    public static final int LONGEST_PAGE = 200;

    private final Transactions transactions;
    private final WorklistItems items;
    private final WorklistFilters filters;
    private final AuditTrail audit;
    private final Clock clock;

    public Worklists(
            Transactions transactions, WorklistItems items, WorklistFilters filters, AuditTrail audit, Clock clock) {
        this.transactions = transactions;
        this.items = items;
        this.filters = filters;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the listing makes of the rows; its result may be used only once this has returned, when the audit is stored. */
    public <T> Outcome<T> show(WorklistRequest request, Actor actor, String what, Supplier<Listing<T>> listing) {
        return permitted(request, actor)
                .then(part -> transactions.write(changes -> read(part, actor, what, listing.get(), changes)));
    }

    /**
     * A page of a list, in the list's order.
     *
     * @param after the end of the page before; absent for the first
     */
    public Outcome<WorklistPage> page(
            WorklistRequest request, Optional<WorklistPlace> after, int size, Actor actor, String what) {
        int rows = Math.clamp(size, 1, LONGEST_PAGE);
        return permitted(request, actor)
                .then(part -> transactions.write(changes -> {
                    Instant now = clock.instant();
                    WorklistPage page = WorklistPage.of(items.page(part, after, rows + 1, now), rows);
                    Set<String> patients = page.rows().stream()
                            .map(row -> row.entry().patient().value())
                            .collect(Collectors.toCollection(LinkedHashSet::new));
                    audit.addEach(changes, patients, what, actor, now);
                    return Outcome.accepted(page);
                }));
    }

    /** How many entries the reader would find on each list of their function; nobody is shown, so nobody is audited. */
    public Map<Worklist, Long> counts(Actor actor) {
        Set<Worklist> lists = WorklistRules.readable(actor);
        Map<Worklist, Long> counts = new EnumMap<>(Worklist.class);
        lists.forEach(list -> counts.put(list, 0L));
        if (!lists.isEmpty()) {
            Optional<Set<ServiceId>> services =
                    actor.side() == Side.PROVIDER ? Optional.of(actor.services()) : Optional.empty();
            counts.putAll(items.counts(lists, actor.organisation(), services, clock.instant()));
        }
        return counts;
    }

    private Outcome<WorklistPart> permitted(WorklistRequest request, Actor actor) {
        return WorklistRules.permit(request, actor)
                .then(permitted -> WorklistRules.part(permitted, actor, filters.look(permitted)));
    }

    private <T> Outcome<T> read(WorklistPart part, Actor actor, String what, Listing<T> listing, Changes changes) {
        Instant now = clock.instant();
        Set<NhsNumber> patients = new LinkedHashSet<>();
        items.fetch(part, now, row -> {
            patients.add(row.entry().patient());
            listing.add(row);
        });
        audit.addEach(changes, patients.stream().map(NhsNumber::value).toList(), what, actor, now);
        return listing.end(patients);
    }
}
