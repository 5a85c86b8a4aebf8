package health.onward.outside.scan;

/** A parser's way out: the file is not what it says, or holds something that no letter needs. */
final class NotThat extends Exception {

    NotThat(String why) {
        super(why);
    }
}
