package health.onward.identity;

import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * People from an operator's file, a row for each place where somebody works (docs/imports.md). What a row says of a person at an
 * organisation takes the place of all that was known of them there: functions, for whom they act, workgroups. Who and what the
 * file does not name stays as it is.
 */
public final class PeopleImport implements Import {

    private static final Format FORMAT =
            Format.csv("user_id", "name", "active", "ods_code", "functions").optional("acts_for", "workgroups");
    private static final String[] VALUES = {
        "user_id", "name", "active", "ods_code", "functions", "acts_for", "workgroups"
    };
    private static final String PART = "person";
    private static final Set<String> FUNCTIONS = Arrays.stream(BusinessFunction.values())
            .filter(BusinessFunction::ofStaff)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private final Input file;
    private final LongSupplier ids;

    /** @param ids for workgroups that are new */
    public PeopleImport(Input file, LongSupplier ids) {
        this.file = file;
        this.ids = ids;
    }

    @Override
    public String what() {
        return "people";
    }

    @Override
    public void read(ImportRun run) {
        run.stage(PART, file, FORMAT, row -> Optional.of(values(row)));
    }

    private static String[] values(Row row) {
        String organisation = row.optionalMatching("ods_code", OdsCode.FORM, OdsCode.SAID);
        List<String> functions = row.words("functions", FUNCTIONS);
        List<String> actsFor = row.words("acts_for", UserId.FORM, UserId.SAID);
        List<String> workgroups = workgroups(row);
        if (organisation.isEmpty() && !(functions.isEmpty() && actsFor.isEmpty() && workgroups.isEmpty())) {
            row.wrong("ods_code", "is empty: functions, acts_for and workgroups are held at an organisation");
        }
        if (!actsFor.isEmpty() && !functions.contains(BusinessFunction.SERVICE_PROVIDER_CLINICIAN_ADMIN.name())) {
            row.wrong("acts_for", "is given: only a SERVICE_PROVIDER_CLINICIAN_ADMIN acts for a clinician");
        }
        return new String[] {
            row.matching("user_id", UserId.FORM, UserId.SAID),
            row.text("name"),
            String.valueOf(row.yes("active")),
            organisation,
            String.join(" ", functions),
            String.join(" ", actsFor),
            String.join("|", workgroups)
        };
    }

    /** Names may have spaces, so they are separated by a bar. */
    private static List<String> workgroups(Row row) {
        return Arrays.stream(row.optionalText("workgroups").split("\\|", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public void merge(ImportRun run) {
        run.alone("person");
        run.alone("workgroup");
        var rows = new StaffRows(run, run.staged(PART, VALUES));
        run.checkUnique(PART, "user_id, ods_code", VALUES);
        rows.check(PART);
        if (!run.sound()) {
            return;
        }
        rows.people();
        rows.rolesAndLinks();
        rows.workgroups(ids);
        rows.checkLinks(PART);
    }
}
