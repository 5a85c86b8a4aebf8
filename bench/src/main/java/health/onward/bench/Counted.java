package health.onward.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What one operation did on the wire, one client alone.
 *
 * @param trips in their order, the sign-in's first
 */
record Counted(List<Trip> trips) {

    /** Fact reads, writes and COMMIT; BEGIN rides with the first; who the caller is, is asked before and counted apart. */
    int roundTrips() {
        return trips.size() - signIn();
    }

    int signIn() {
        return (int) trips.stream().filter(Trip::isSignIn).count();
    }

    int rows() {
        return trips.stream().mapToInt(Trip::rowsWritten).sum();
    }

    /** The same statements in the same trips, whatever their values. */
    boolean looksLike(Counted other) {
        return shape().equals(other.shape());
    }

    List<String> summary() {
        List<String> lines = new ArrayList<>();
        for (Trip trip : trips) {
            String rows = trip.rowsWritten() == 0 ? "" : " (" + trip.rowsWritten() + " rows)";
            lines.add((trip.isSignIn() ? "sign-in: " : "") + trip.summary() + rows);
        }
        return lines;
    }

    private List<List<String>> shape() {
        return trips.stream()
                .map(trip -> trip.statements().stream().map(Executed::sql).toList())
                .toList();
    }
}
