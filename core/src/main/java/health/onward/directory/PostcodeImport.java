package health.onward.directory;

import health.onward.platform.bulk.Format;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportRun;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Row;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Puts an operator's postcodes into the place of those in use: a release of the ONS Postcode Directory as it is published, or a
 * file of ours with the same four columns. What the new file does not have goes away.
 */
public final class PostcodeImport implements Import {

    public static final String WHAT = "postcodes";

    /** The directory has fifty columns more, and from year to year other names for these. */
    private static final Format FORMAT = Format.csv()
            .named("postcode", true, "pcds", "postcode", "pcd8", "pcd7", "pcd2", "pcd")
            .named("easting", true, "oseast1m", "east1m", "easting_m")
            .named("northing", true, "osnrth1m", "north1m", "northing_m")
            .named("doterm", false, "doterm")
            .named("town", false, "town")
            .besideOthers();

    private static final String PART = "postcode";
    private static final String[] VALUES = {"postcode", "easting", "northing", "town"};
    private static final Pattern MONTH = Pattern.compile("[0-9]{6}");
    /** The national grid ends before this, east and north. */
    private static final int FARTHEST_METRES = 1_300_000;
    /** Northern Ireland's postcodes are given on the Irish grid, whose numbers mean other places. */
    private static final String IRISH_GRID = "BT";

    private final Input file;
    private final boolean withTerminated;
    private final Consumer<ImportRun> afterwards;
    private long terminated;
    private long placeless;
    private long irish;

    /**
     * @param withTerminated also postcodes that are no longer in use: people keep giving old ones
     * @param afterwards what follows from other places, in the same transaction
     */
    public PostcodeImport(Input file, boolean withTerminated, Consumer<ImportRun> afterwards) {
        this.file = file;
        this.withTerminated = withTerminated;
        this.afterwards = afterwards;
    }

    @Override
    public String what() {
        return WHAT;
    }

    @Override
    public void read(ImportRun run) {
        run.stage(PART, file, FORMAT, this::values);
        note(run, terminated, "postcodes are no longer in use (doterm)");
        note(run, placeless, "postcodes have no place on the map");
        note(run, irish, "postcodes are on the Irish grid (Northern Ireland)");
    }

    private static void note(ImportRun run, long count, String what) {
        if (count > 0) {
            run.note(count + " " + what + " and were left out");
        }
    }

    private Optional<String[]> values(Row row) {
        String typed = row.optional("postcode");
        Optional<String> postcode = Postcode.printed(typed);
        if (postcode.isEmpty()) {
            row.wrong("postcode", typed.isEmpty() ? "is empty: it must be given" : "(" + typed + ") is not a postcode");
            return Optional.empty();
        }
        String ended = row.optionalMatching("doterm", MONTH, "a year and month like 202304");
        String town = row.optionalText("town");
        if (row.optional("easting").isEmpty() && row.optional("northing").isEmpty()) {
            placeless++;
            return Optional.empty();
        }
        String easting = metres(row, "easting");
        String northing = metres(row, "northing");
        if (!ended.isEmpty() && !withTerminated) {
            terminated++;
            return Optional.empty();
        }
        if (postcode.get().startsWith(IRISH_GRID)) {
            irish++;
            return Optional.empty();
        }
        return Optional.of(new String[] {postcode.get(), easting, northing, town});
    }

    private static String metres(Row row, String column) {
        return Integer.toString(row.number(column, 0, FARTHEST_METRES));
    }

    @Override
    public void merge(ImportRun run) {
        run.alone("postcode");
        String staged = run.staged(PART, VALUES);
        run.checkUnique(PART, "postcode", VALUES);
        if (run.sound() && run.count("select count(*) from " + staged + " s") == 0) {
            run.wrong(file.name(), "has no postcode with a place that is in use: nothing would be left");
        }
        if (!run.sound()) {
            return;
        }
        long before = run.count("select count(*) from postcode");
        long removed = run.update(
                "delete from postcode p where not exists (select from " + staged + " s where s.postcode = p.postcode)");
        long written = run.update("""
                insert into postcode as p (postcode, easting_m, northing_m, town)
                select postcode, easting::int, northing::int, town from %s s
                on conflict (postcode) do update
                set easting_m = excluded.easting_m, northing_m = excluded.northing_m, town = excluded.town
                where (p.easting_m, p.northing_m, p.town)
                  is distinct from (excluded.easting_m, excluded.northing_m, excluded.town)
                """.formatted(staged));
        long added = run.count("select count(*) from postcode") - (before - removed);
        run.tally(added, written - added, removed);
        run.begins("placing services");
        afterwards.accept(run);
    }
}
