package health.onward.directory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where postcodes are, held in memory: sixteen bytes each, so that a whole country's 1.7 million take 28 MB. */
public final class Gazetteer {

    private record Entry(long number, Place place) {}

    /** Sorted by number. */
    private record Index(long[] numbers, int[] eastings, int[] northings) {}

    private final JdbcClient jdbc;
    private volatile Index index = new Index(new long[0], new int[0], new int[0]);

    public Gazetteer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void refresh() {
        List<Entry> entries = jdbc.sql("select postcode, easting_m, northing_m from postcode")
                .query((row, n) -> new Entry(
                        Postcode.number(row.getString("postcode")),
                        new Place(row.getInt("easting_m"), row.getInt("northing_m"))))
                .list();
        List<Entry> sorted =
                entries.stream().sorted(Comparator.comparingLong(Entry::number)).toList();
        index = new Index(
                sorted.stream().mapToLong(Entry::number).toArray(),
                sorted.stream().mapToInt(e -> e.place().eastingMetres()).toArray(),
                sorted.stream().mapToInt(e -> e.place().northingMetres()).toArray());
    }

    int size() {
        return index.numbers.length;
    }

    public Optional<Place> find(String postcode) {
        Index now = index;
        return Postcode.printed(postcode)
                .map(printed -> Arrays.binarySearch(now.numbers, Postcode.number(printed)))
                .filter(at -> at >= 0)
                .map(at -> new Place(now.eastings[at], now.northings[at]));
    }
}
