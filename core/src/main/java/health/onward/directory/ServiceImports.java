package health.onward.directory;

import health.onward.identity.ServiceId;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Many definitions at once, as an operator's file brings them, under the same rules as one: a handful of statements for any
 * number, in the transaction of whoever reads the file.
 */
public final class ServiceImports {

    private final Services services;
    private final ServiceNames names;
    private final DefinitionCheck check;
    private final Bookings bookings;
    private final Clock clock;

    public ServiceImports(
            Services services, ServiceNames names, DefinitionCheck check, Bookings bookings, Clock clock) {
        this.services = services;
        this.names = names;
        this.check = check;
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * One line of the file.
     *
     * @param id as the operator numbers it, known or new; without one the service is new and gets the next number
     * @param status what it is to be; a service that was published never becomes a draft again
     */
    public record Line(Optional<ServiceId> id, ServiceDefinition definition, Service.Status status) {}

    /**
     * Checks the lines, each by itself and all together, and adds the writes of those that are good to {@code changes}.
     * Nothing is written before those are sent, so a dry run is the same with {@code changes} thrown away.
     */
    public List<Outcome<Service>> put(List<Line> lines, Editor editor, Changes changes) {
        Instant now = clock.instant();
        Map<ServiceId, Service> before =
                services.find(lines.stream().flatMap(line -> line.id().stream()).toList()).stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        List<DefinitionCheck.Checked> checked = check.check(
                lines.stream()
                        .map(line -> new DefinitionCheck.Wish(
                                line.id().flatMap(id -> Optional.ofNullable(before.get(id))),
                                line.definition(),
                                line.status() == Service.Status.PUBLISHED))
                        .toList(),
                CivilDay.of(now));
        Map<ServiceId, Long> count = lines.stream()
                .flatMap(line -> line.id().stream())
                .collect(Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
        List<List<Refusal>> problems = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            Line line = lines.get(n);
            boolean twice = line.id().map(id -> count.getOrDefault(id, 0L) > 1).orElse(false);
            problems.add(problems(line, checked.get(n), twice, now));
        }
        return write(lines, checked, problems, editor, changes);
    }

    private List<Refusal> problems(Line line, DefinitionCheck.Checked checked, boolean twice, Instant now) {
        List<Refusal> problems = new ArrayList<>(checked.problems());
        if (twice) {
            problems.add(new Refusal(RefusalCode.CONFLICTING_VALUES, "stands in this file more than once", "id"));
        }
        checked.wish().before().ifPresent(before -> problems.addAll(replacing(before, line, now)));
        return problems;
    }

    private List<Refusal> replacing(Service before, Line line, Instant now) {
        List<Refusal> problems = new ArrayList<>();
        if (DefinerRules.sameProvider(before, line.definition()) instanceof Outcome.Refused<?> refused) {
            problems.addAll(refused.refusals());
        }
        if (before.told() && line.status() == Service.Status.DRAFT) {
            problems.add(new Refusal(
                    RefusalCode.INVALID_STATE, "was published: it can be unpublished, not be a draft again", "status"));
        }
        boolean converts = before.directlyBookable() && !line.definition().directlyBookable();
        DefinitionRules.conversion(
                        before.definition(), line.definition(), converts && bookings.bookedWhenClosed(before.id(), now))
                .ifPresent(problems::add);
        return problems;
    }

    private List<Outcome<Service>> write(
            List<Line> lines,
            List<DefinitionCheck.Checked> checked,
            List<List<Refusal>> problems,
            Editor editor,
            Changes changes) {
        int unnumbered = 0;
        for (int n = 0; n < lines.size(); n++) {
            unnumbered += problems.get(n).isEmpty() && lines.get(n).id().isEmpty() ? 1 : 0;
        }
        Iterator<ServiceId> numbers = names.next(unnumbered).iterator();
        List<Service> good = new ArrayList<>();
        List<Outcome<Service>> outcomes = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            if (problems.get(n).isEmpty()) {
                Service service = service(lines.get(n), checked.get(n), numbers);
                good.add(service);
                outcomes.add(Outcome.accepted(service));
            } else {
                outcomes.add(new Outcome.Refused<>(problems.get(n)));
            }
        }
        ServiceColumns.put(good, "IMPORTED", editor, clock.instant(), changes);
        return outcomes;
    }

    private static Service service(Line line, DefinitionCheck.Checked checked, Iterator<ServiceId> numbers) {
        Optional<Service> before = checked.wish().before();
        return new Service(
                line.id().orElseGet(numbers::next),
                before.map(Service::version).orElse(0L) + 1,
                line.status(),
                line.definition(),
                checked.site(),
                before.map(Service::promoted).orElse(false),
                before.map(Service::limitedCapacity).orElse(false));
    }
}
