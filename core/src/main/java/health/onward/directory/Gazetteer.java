package health.onward.directory;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where postcodes are, held in memory: sixteen bytes each, so that a whole country's 1.7 million take 28 MB. */
public final class Gazetteer {

    private static final int AT_A_TIME = 5_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private volatile Index index = new Index(0);

    public Gazetteer(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(AT_A_TIME);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    /** Sorted by number. */
    private static final class Index {

        private int size;
        private long[] numbers;
        private int[] eastings;
        private int[] northings;

        Index(int room) {
            numbers = new long[room];
            eastings = new int[room];
            northings = new int[room];
        }

        void add(long number, int easting, int northing) {
            if (size == numbers.length) {
                hold(Math.max(2_000, size + size / 2));
            }
            numbers[size] = number;
            eastings[size] = easting;
            northings[size++] = northing;
        }

        Index whole() {
            hold(size);
            return this;
        }

        private void hold(int room) {
            numbers = Arrays.copyOf(numbers, room);
            eastings = Arrays.copyOf(eastings, room);
            northings = Arrays.copyOf(northings, room);
        }
    }

    public void refresh() {
        var read = new Index(0);
        // The driver reads piece by piece only within a transaction. The order is that of the numbers: fewer digits
        // first.
        transaction.executeWithoutResult(status -> jdbc.query(
                "select postcode, easting_m, northing_m from postcode order by length(postcode), postcode collate \"C\"",
                row -> {
                    read.add(
                            Postcode.number(String.valueOf(row.getString("postcode"))),
                            row.getInt("easting_m"),
                            row.getInt("northing_m"));
                }));
        index = read.whole();
    }

    int size() {
        return index.size;
    }

    public Optional<Place> find(String postcode) {
        Index now = index;
        return Postcode.printed(postcode)
                .map(printed -> Arrays.binarySearch(now.numbers, Postcode.number(printed)))
                .filter(at -> at >= 0)
                .map(at -> new Place(now.eastings[at], now.northings[at]));
    }
}
