package health.onward.bench;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.bench.Measured.Round;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The SQL of one operation run by pgbench: what this machine and this schema can do when nobody thinks between statements. */
final class Floor {

    /** Far above every number that the server gives. */
    private static final long FIRST = 500_000_000_000L;

    private static final long PER_RUN = 10 * PgbenchScript.SPAN;
    private static final int TRIAL = 100;
    private static int runs;

    private final Pgbench pgbench;
    private final OwnDatabase database;
    private final PgbenchScript script;
    private final Sample fresh;

    /** @param fresh one that was not run: for a booking, a referral that waits and a slot that is free */
    Floor(Pgbench pgbench, OwnDatabase database, PgbenchScript script, Sample fresh) {
        this.pgbench = pgbench;
        this.database = database;
        this.script = script;
        this.fresh = fresh;
    }

    /** @param expected operations per second, roughly; 0 when nobody knows yet */
    Round run(int clients, Duration duration, double expected, Meters meters) throws IOException, InterruptedException {
        int each = (int) Math.max(TRIAL, expected * duration.toSeconds() / clients);
        long base = prepared(clients, each);
        Used before = meters.read();
        double perSecond = run(base, clients, database.port(), each);
        return new Round(
                perSecond, (long) each * clients, new long[0], meters.read().since(before));
    }

    /** One client, through a tap. */
    void listenedTo(int port, int operations) throws IOException, InterruptedException {
        run(prepared(1, operations), 1, port, operations);
    }

    private double run(long base, int clients, int port, int each) throws IOException, InterruptedException {
        return pgbench.run(script, clients, port, Map.of("base", base, "slots", base), "-t", String.valueOf(each));
    }

    /** Referrals that wait and slots that are free, as many as will be booked: copies of the fresh ones. */
    private long prepared(int clients, int each) {
        long base = FIRST + PER_RUN * runs++;
        if (!fresh.slot().isEmpty()) {
            String renumbered = "jsonb_build_object('ubrn', u, 'bucket', u % 16384)";
            copies("referral", renumbered, "t.ubrn = " + fresh.ubrn(), base, clients, each);
            copies("worklist_item", renumbered, "t.ubrn = " + fresh.ubrn(), base, clients, each);
            copies("slot", "jsonb_build_object('id', u)", "t.id = " + fresh.slot(), base, clients, each);
        }
        return base;
    }

    private void copies(String table, String renumbered, String original, long base, int clients, int each) {
        database.asOwner()
                .update(
                        "insert into " + table + " select p.* from " + table + " t,"
                                + " (select ? + client * " + PgbenchScript.SPAN
                                + " + n as u from generate_series(0, ?) client, generate_series(1, ?) n) numbers,"
                                + " jsonb_populate_record(t, " + renumbered + ") p where " + original,
                        base,
                        clients - 1,
                        each);
    }
}
