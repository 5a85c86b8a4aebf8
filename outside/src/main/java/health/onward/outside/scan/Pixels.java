package health.onward.outside.scan;

/** How large a picture may be before it is made to fill memories rather than to be looked at. */
final class Pixels {

    private static final long LONGEST = 30_000;
    private static final long MOST = 200_000_000;

    private Pixels() {}

    static void check(long width, long height) throws NotThat {
        if (width < 1 || height < 1 || width > LONGEST || height > LONGEST || width * height > MOST) {
            throw new NotThat("a picture of " + width + " by " + height);
        }
    }
}
