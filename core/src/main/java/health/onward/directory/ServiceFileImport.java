package health.onward.directory;

import health.onward.identity.ServiceId;
import health.onward.identity.WorkgroupServices;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.Transactions;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Services from an operator's file, under the rules that hold for their providers: a few hundred rows at a time go through the
 * same command. A service that stands there already as the file has it is left alone, so that its version does not grow.
 */
public final class ServiceFileImport implements Import {

    private static final int AT_A_TIME = 500;

    private final Input file;
    private final Transactions transactions;
    private final Services services;
    private final ServiceImports imports;
    private final List<Entry> waiting = new ArrayList<>();
    /** A service has a version for each change, so a second row for it would not be noticed later. */
    private final Map<ServiceId, Long> lines = new HashMap<>();

    /** @param transactions over the database of the import, whose transaction they join */
    public ServiceFileImport(Input file, Transactions transactions, Services services, ServiceImports imports) {
        this.file = file;
        this.transactions = transactions;
        this.services = services;
        this.imports = imports;
    }

    private static final class Entry {

        private final Row row;
        private final ServiceImports.Line line;
        private final List<String> workgroups;

        Entry(Row row, ServiceImports.Line line, List<String> workgroups) {
            this.row = row;
            this.line = line;
            this.workgroups = workgroups;
        }
    }

    @Override
    public String what() {
        return "directory";
    }

    @Override
    public void read(ImportRun run) {
        run.read(file, ServiceFile.FORMAT, row -> {
            Optional<ServiceImports.Line> line = ServiceFile.line(row);
            List<String> workgroups = ServiceFile.workgroups(row);
            line.filter(one -> isFirst(one, row)).ifPresent(one -> waiting.add(new Entry(row, one, workgroups)));
            if (waiting.size() == AT_A_TIME) {
                put(run);
            }
        });
        put(run);
    }

    /** All is written by then; what is wrong with any row takes it back. */
    @Override
    public void merge(ImportRun run) {}

    private boolean isFirst(ServiceImports.Line line, Row row) {
        Long first = line.id().map(id -> lines.putIfAbsent(id, row.line())).orElse(null);
        if (first != null) {
            row.wrong("id", "(" + row.optional("id") + ") is given twice, first on line " + first + ": give it once");
        }
        return first == null;
    }

    private void put(ImportRun run) {
        Map<ServiceId, Service> there =
                services
                        .find(waiting.stream()
                                .flatMap(entry -> entry.line.id().stream())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Service::id, Function.identity()));
        List<Entry> same =
                waiting.stream().filter(entry -> isSame(entry.line, there)).toList();
        List<Entry> different =
                waiting.stream().filter(entry -> !isSame(entry.line, there)).toList();
        var answered = transactions.write(changes -> Outcome.accepted(
                imports.put(different.stream().map(entry -> entry.line).toList(), Editor.OPERATOR, changes)));
        List<WorkgroupServices.Served> served = new ArrayList<>();
        same.forEach(entry -> entry.line.id().ifPresent(id -> served.addAll(served(entry, id))));
        if (answered instanceof Outcome.Accepted(var outcomes)) {
            for (int n = 0; n < outcomes.size(); n++) {
                tell(different.get(n), outcomes.get(n), served, run);
            }
        } else {
            run.wrong(file.name(), "meets a change of the directory that is under way: import it again");
        }
        WorkgroupServices.serve(run, served)
                .forEach(missing -> run.wrong(
                        file.name() + " line " + missing.line(),
                        "workgroups (" + missing.workgroup()
                                + ") is no workgroup of the provider: import its people first"));
        waiting.clear();
    }

    private static boolean isSame(ServiceImports.Line line, Map<ServiceId, Service> there) {
        return line.id()
                .flatMap(id -> Optional.ofNullable(there.get(id)))
                .filter(service -> service.status() == line.status()
                        && service.definition().equals(line.definition()))
                .isPresent();
    }

    private static void tell(
            Entry entry, Outcome<Service> outcome, List<WorkgroupServices.Served> served, ImportRun run) {
        switch (outcome) {
            case Outcome.Accepted(var service) -> {
                boolean added = service.version() == 1;
                run.tally(added ? 1 : 0, added ? 0 : 1, 0);
                served.addAll(served(entry, service.id()));
            }
            case Outcome.Refused<Service> refused ->
                refused.refusals().forEach(problem -> entry.row.wrong(column(problem), problem.sentence()));
        }
    }

    private static String column(Refusal problem) {
        return ServiceFile.column(Objects.requireNonNullElse(problem.where(), "name"));
    }

    private static List<WorkgroupServices.Served> served(Entry entry, ServiceId id) {
        return entry.workgroups.stream()
                .map(name -> new WorkgroupServices.Served(
                        entry.row.line(), entry.line.definition().provider(), name, id))
                .toList();
    }
}
