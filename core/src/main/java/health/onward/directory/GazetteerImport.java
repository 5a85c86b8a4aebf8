package health.onward.directory;

import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts an operator's gazetteer into the place of the one in use, all or nothing; services move with it. */
public final class GazetteerImport {

    private static final String FILE = "gazetteer.csv";
    /** The national grid ends before this, east and north. */
    private static final int FARTHEST_METRES = 1_300_000;

    private record Entry(String postcode, Place place, String town) {}

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Gazetteer gazetteer;
    private final Sites sites;

    GazetteerImport(JdbcClient jdbc, Transactions transactions, Gazetteer gazetteer, Sites sites) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.gazetteer = gazetteer;
        this.sites = sites;
    }

    public Outcome<Integer> replace(String text) {
        CsvFile file =
                CsvFile.read(FILE, new StringReader(text), List.of("postcode", "easting_m", "northing_m", "town"));
        List<Entry> read = read(file);
        Outcome<Integer> outcome = file.problems().isEmpty()
                ? transactions.write(changes -> replace(read, changes))
                : new Outcome.Refused<>(file.problems());
        gazetteer.refresh();
        return outcome;
    }

    void loadMissing() {
        gazetteer.refresh();
        if (gazetteer.size() == 0) {
            ShippedFile.mustBeAccepted(replace(ShippedFile.text(FILE)));
        }
    }

    private static List<Entry> read(CsvFile file) {
        Set<String> seen = CsvFile.seen();
        List<Entry> read = new ArrayList<>();
        for (CsvFile.Row row : file.rows()) {
            String postcode = Postcode.printed(row.text("postcode")).orElse("");
            if (postcode.isEmpty()) {
                row.wrong("postcode", "(" + row.optional("postcode") + ") is not a postcode");
            } else {
                row.unique("postcode", postcode, seen);
            }
            read.add(new Entry(
                    postcode,
                    new Place(
                            row.number("easting_m", 0, FARTHEST_METRES), row.number("northing_m", 0, FARTHEST_METRES)),
                    row.text("town")));
        }
        return read;
    }

    private Outcome<Integer> replace(List<Entry> read, Changes changes) {
        // Two imports at once would mix their postcodes.
        jdbc.sql("lock table postcode in share row exclusive mode").update();
        changes.add("delete from postcode");
        changes.add(
                """
                insert into postcode (postcode, easting_m, northing_m, town)
                select postcode, easting::int, northing::int, town
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as p (postcode, easting, northing, town)
                """,
                column(read, Entry::postcode),
                column(read, e -> Integer.toString(e.place().eastingMetres())),
                column(read, e -> Integer.toString(e.place().northingMetres())),
                column(read, Entry::town));
        Map<String, Place> places = read.stream().collect(Collectors.toMap(Entry::postcode, Entry::place));
        sites.forget();
        ServicePlaces.moveAll(jdbc, sites, places, changes);
        return Outcome.accepted(read.size());
    }

    private static String[] column(List<Entry> entries, Function<Entry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }
}
