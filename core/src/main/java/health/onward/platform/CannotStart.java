package health.onward.platform;

/** Why the house cannot open its doors, said so that the person who started it knows what to do next. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
