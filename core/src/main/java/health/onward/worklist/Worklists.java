package health.onward.worklist;

import health.onward.audit.AuditTrail;
import health.onward.identity.Actor;
import health.onward.patient.NhsNumber;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Shows lists (A008): the part that the reader may see, and an audit row for every patient who was on it. */
public final class Worklists {

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
        return WorklistRules.permit(request, actor)
                .then(permitted -> WorklistRules.part(permitted, actor, filters.look(permitted)))
                .then(part -> transactions.write(changes -> read(part, actor, what, listing.get(), changes)));
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
