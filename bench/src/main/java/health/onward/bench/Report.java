package health.onward.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The tables, and what missed its target. A count that is too high is a fault: it is the same on every machine. A time that is
 * too long is a warning: the machine may have been busy.
 */
final class Report {

    private static final int ROUND_TRIPS = 5;
    private static final int ROWS = 10;
    private static final double RATIO = 0.3;
    private static final double CPU_MS = 1.5;
    private static final int SEARCH_TRIPS = 6;
    private static final double SEARCH_MS = 200;
    private static final Duration START = Duration.ofSeconds(12);
    private static final Duration CACHED_START = Duration.ofSeconds(6);
    private static final double SLOWED = 0.9;
    /** What a page of a list of 50,000 may take of one of 500 (issue 4). */
    private static final double LARGE_LIST = 1.5;

    private static final double LETTER_MS = 100;

    /** What caches and pools may still gain between the first hundred uploads and the last; one file is 5 MB. */
    private static final double GROWTH_MB = 4;

    private static final String CREATION = "creation (A011)";
    private static final String BOOKING = "booking (A016)";
    private static final String TARGET = "target per creation";

    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void counts(List<Sample> creations, List<Sample> bookings) {
        Counted creation = Counting.typical(creations).getFirst().counted();
        Counted booking = Counting.typical(bookings).getFirst().counted();
        note(faults, creation.roundTrips() > ROUND_TRIPS, "a creation makes " + creation.roundTrips() + " round trips");
        note(faults, creation.rows() > ROWS, "a creation writes " + creation.rows() + " rows");
        add(new Table("counted on the wire", CREATION, BOOKING, TARGET)
                .row("round trips", "" + creation.roundTrips(), "" + booking.roundTrips(), "at most " + ROUND_TRIPS)
                .row("and for the sign-in", "" + creation.signIn(), "" + booking.signIn(), "")
                .row("rows written", "" + creation.rows(), "" + booking.rows(), "at most " + ROWS)
                .row("so did", same(creations), same(bookings), ""));
        trips("A creation", creation);
        trips("A booking", booking);
    }

    void speed(Speed.Pair creation, Speed.Pair booking, int clients) {
        double ratio = creation.ratio();
        double cpu = creation.ours().applicationMs();
        note(warnings, ratio < RATIO, "creations reach " + rounded(ratio, 2) + " of pgbench, not " + RATIO);
        note(warnings, cpu > CPU_MS, "a creation costs " + rounded(cpu, 2) + " CPU-ms, not " + CPU_MS);
        add(new Table(clients + " clients", CREATION, BOOKING, TARGET)
                .row("per second (slowest to fastest round)", rate(creation.ours()), rate(booking.ours()), "")
                .row(ours("p50, ms", 1, creation, booking, it -> it.latencyMs(0.5), ""))
                .row(ours("p99, ms", 1, creation, booking, it -> it.latencyMs(0.99), ""))
                .row(ours("application, CPU-ms", 2, creation, booking, Measured::applicationMs, "at most " + CPU_MS))
                .row(ours("PostgreSQL, CPU-ms", 2, creation, booking, Measured::databaseMs, ""))
                .row(ours("driver, CPU-ms", 2, creation, booking, Measured::driverMs, ""))
                .row(ours("WAL, bytes", 0, creation, booking, Measured::walBytes, ""))
                .row("pgbench, same SQL, per second", rate(creation.floor()), rate(booking.floor()), "")
                .row(floors("pgbench, PostgreSQL, CPU-ms", 2, creation, booking, Measured::databaseMs))
                .row(floors("pgbench, WAL, bytes", 0, creation, booking, Measured::walBytes))
                .row("ratio", rounded(ratio, 2), rounded(booking.ratio(), 2), "at least " + RATIO));
    }

    void start(StartUp start, int starts) {
        late("the start", start.without().took(), START);
        late("the start with an AOT cache", start.with().took(), CACHED_START);
        add(new Table("start to first good reply", "seconds", "CPU-seconds", "memory, MB", "target, seconds")
                .row(started("median of " + starts, start.without(), "at most " + START.toSeconds()))
                .row(started("with an AOT cache", start.with(), "at most " + CACHED_START.toSeconds()))
                .row(started("the very first, with database and demo world", start.first(), "")));
    }

    private static String[] started(String what, StartUp.Started started, String target) {
        return new String[] {what, seconds(started.took()), seconds(started.cpu()), "" + started.memory(), target};
    }

    void outside(SlowHospital.Found found) {
        double ratio = found.with().perSecond() / found.without().perSecond();
        note(warnings, ratio < SLOWED, "others reach " + rounded(ratio, 2) + " of their rate, not " + SLOWED);
        note(
                faults,
                found.booked() < found.wanted(),
                found.booked() + " of " + found.wanted() + " bookings were confirmed");
        add(new Table("bookings at a slow hospital, and everybody else", "without", "with", "target")
                .row(
                        "others, operations per second",
                        rounded(found.without().perSecond(), 0),
                        rounded(found.with().perSecond(), 0),
                        "")
                .row("others, p50, ms", ms(found.without(), 0.5), ms(found.with(), 0.5), "")
                .row("others, p99, ms", ms(found.without(), 0.99), ms(found.with(), 0.99), "")
                .row("ratio", "", rounded(ratio, 2), "at least " + SLOWED)
                .row("bookings confirmed", "", found.booked() + " of " + found.wanted(), "all")
                .row("most bookings waiting at once", "0", "" + found.mostWaiting(), ""));
    }

    private static String ms(SlowHospital.Rate rate, double quantile) {
        return rounded(rate.latencyMs(quantile), 1);
    }

    void heap(SmallHeap heap) {
        note(faults, heap.code() != 0, "the journey ended with " + heap.code() + " on a server with -Xmx256m");
        add(new Table("with -Xmx256m", "", "target")
                .row("the journey ends with code", "" + heap.code(), "0")
                .row("most memory of the process, MB", "" + heap.memory(), ""));
    }

    void searches(Searches searches) {
        searches.scans().forEach(sql -> faults.add("a search reads all services: " + sql));
        var table = new Table(
                "searches (A010), two clients",
                "looks at",
                "finds",
                "round trips",
                "p50, ms",
                "p95, ms",
                "application, CPU-ms",
                "PostgreSQL, CPU-ms");
        for (Searches.Searched one : searches.kinds()) {
            int trips = one.counted().roundTrips();
            note(faults, trips > SEARCH_TRIPS, "a search for " + one.kind() + " makes " + trips + " round trips");
            double p95 = one.measured().latencyMs(0.95);
            note(warnings, p95 > SEARCH_MS, "a search for " + one.kind() + " takes " + rounded(p95, 0) + " ms");
            table.row(
                    one.kind(),
                    "" + one.candidates(),
                    "" + one.found(),
                    "" + trips,
                    rounded(one.measured().latencyMs(0.5), 1),
                    rounded(p95, 1),
                    rounded(one.measured().applicationMs(), 2),
                    rounded(one.measured().databaseMs(), 2));
        }
        add(table);
        trips("A search", searches.kinds().getLast().counted());
    }

    void worklists(WorklistPages pages) {
        var table = new Table(
                "a page of " + WorklistPages.ROWS + " (p50, ms), of a list of",
                "" + WorklistPages.MANY,
                "" + WorklistPages.FEW,
                "ratio",
                "target");
        for (WorklistPages.Compared one : pages.lists()) {
            note(
                    faults,
                    one.ratio() > LARGE_LIST,
                    "a page of a long list (" + one.page() + ") takes " + rounded(one.ratio(), 2)
                            + " times that of a short one");
            table.row(
                    one.page(),
                    rounded(one.manyMs(), 2),
                    rounded(one.fewMs(), 2),
                    rounded(one.ratio(), 2),
                    "at most " + LARGE_LIST);
        }
        add(table);
    }

    void letters(LetterTimes times) {
        double p50 = times.letter().latencyMs(0.5);
        note(warnings, p50 > LETTER_MS, "a letter takes " + rounded(p50, 0) + " ms, not " + rounded(LETTER_MS, 0));
        add(new Table("letters, one client", "patient's (A019)", "summary (A007)", "target")
                .row("p50, ms", ms(times.letter(), 0.5), ms(times.summary(), 0.5), "at most " + rounded(LETTER_MS, 0))
                .row("p99, ms", ms(times.letter(), 0.99), ms(times.summary(), 0.99), "")
                .row(row(
                        "application, CPU-ms",
                        2,
                        times.letter().applicationMs(),
                        times.summary().applicationMs(),
                        ""))
                .row("bytes", "" + times.bytes(), "", ""));
    }

    void uploads(ManyUploads uploads) {
        var table = new Table(
                ManyUploads.AT_ONCE + " uploads of 5 MB at once, " + ManyUploads.HEAP,
                "seconds",
                "taken",
                "sent again",
                "found clean",
                "heap in use after it, MB",
                "memory of the process, MB");
        for (ManyUploads.Round round : uploads.rounds()) {
            note(
                    faults,
                    Math.min(round.taken(), round.clean()) < ManyUploads.AT_ONCE,
                    round.taken() + " of " + ManyUploads.AT_ONCE + " uploads were taken, " + round.clean()
                            + " found clean");
            note(warnings, round.again() > 0, round.again() + " uploads had to be sent again (503)");
            table.row(
                    "round " + (uploads.rounds().indexOf(round) + 1),
                    seconds(round.took()),
                    "" + round.taken(),
                    "" + round.again(),
                    "" + round.clean(),
                    rounded(round.liveHeap(), 1),
                    "" + round.resident());
        }
        note(
                faults,
                uploads.growth() > GROWTH_MB,
                "the heap grew by " + rounded(uploads.growth(), 1) + " MB over "
                        + uploads.rounds().size() + " hundred uploads");
        add(table.row(
                        "growth, at most " + rounded(GROWTH_MB, 0) + " MB",
                        "",
                        "",
                        "",
                        "",
                        rounded(uploads.growth(), 1),
                        "")
                .row("most at any time", "", "", "", "", "", "" + uploads.peak()));
    }

    private static String ms(Measured measured, double quantile) {
        return rounded(measured.latencyMs(quantile), 1);
    }

    String text() {
        return text.toString();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void add(Table table) {
        text.append(text.isEmpty() ? "" : "\n").append(table);
    }

    private void trips(String what, Counted counted) {
        text.append('\n').append(what).append(", trip by trip:\n\n");
        counted.summary().forEach(line -> text.append("1. ").append(line).append('\n'));
    }

    private void late(String what, Duration took, Duration target) {
        String sentence = what + " took " + seconds(took) + " s, not " + target.toSeconds();
        note(warnings, took.compareTo(target) > 0, sentence);
    }

    private static void note(List<String> where, boolean missed, String sentence) {
        if (missed) {
            where.add(sentence);
        }
    }

    private static String same(List<Sample> samples) {
        Counted typical = Counting.typical(samples).getFirst().counted();
        long same =
                samples.stream().filter(it -> it.counted().looksLike(typical)).count();
        return same + " of " + samples.size();
    }

    private static String[] ours(
            String what,
            int decimals,
            Speed.Pair one,
            Speed.Pair other,
            ToDoubleFunction<Measured> value,
            String target) {
        return row(what, decimals, value.applyAsDouble(one.ours()), value.applyAsDouble(other.ours()), target);
    }

    private static String[] floors(
            String what, int decimals, Speed.Pair one, Speed.Pair other, ToDoubleFunction<Measured> value) {
        return row(what, decimals, value.applyAsDouble(one.floor()), value.applyAsDouble(other.floor()), "");
    }

    private static String[] row(String what, int decimals, double one, double other, String target) {
        return new String[] {what, rounded(one, decimals), rounded(other, decimals), target};
    }

    private static String rate(Measured measured) {
        return rounded(measured.perSecond(), 0) + " (" + measured.spread() + ")";
    }

    private static String seconds(Duration duration) {
        return rounded(duration.toMillis() / 1e3, 1);
    }

    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toString();
    }
}
