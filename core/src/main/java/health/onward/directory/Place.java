package health.onward.directory;

/** A point on the national grid, in metres. */
public record Place(int eastingMetres, int northingMetres) {

    /** In metres, its sides included. */
    record Square(long west, long east, long south, long north) {}

    private static final double METRES_IN_A_MILE = 1609.344;

    /** Whole miles as the crow flies, rounded to the nearest. */
    public int milesTo(Place other) {
        return (int) Math.round(Math.hypot(eastingMetres - other.eastingMetres, northingMetres - other.northingMetres)
                / METRES_IN_A_MILE);
    }

    /** Holds every place that is shown as so many whole miles away, and some more. */
    Square around(int miles) {
        long metres = Math.round((miles + 1) * METRES_IN_A_MILE);
        return new Square(
                eastingMetres - metres, eastingMetres + metres, northingMetres - metres, northingMetres + metres);
    }
}
