package health.onward.server.operator;

/** The command line does not say what to do. */
final class Misused extends RuntimeException {

    Misused(String sentence) {
        super(sentence);
    }
}
