package health.onward.directory;

/** A point on the national grid, in metres. */
public record Place(int eastingMetres, int northingMetres) {

    private static final double METRES_IN_A_MILE = 1609.344;

    /** Whole miles as the crow flies, rounded to the nearest. */
    public int milesTo(Place other) {
        return (int) Math.round(Math.hypot(eastingMetres - other.eastingMetres, northingMetres - other.northingMetres)
                / METRES_IN_A_MILE);
    }
}
