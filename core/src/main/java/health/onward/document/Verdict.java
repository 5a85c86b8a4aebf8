package health.onward.document;

/** What a look at a file's contents found. */
public sealed interface Verdict {

    /** All of it was looked at, and there is nothing in it that does harm. */
    record Clean() implements Verdict {}

    /** @param name what the scanner calls it */
    record Threat(String name) implements Verdict {}

    /** @param why it is not what it says it is, or holds something that no letter needs */
    record Invalid(String why) implements Verdict {}

    /** Nobody could look, or whoever looked could not tell: the file stays where it is, and somebody looks again. */
    record NoAnswer(String why) implements Verdict {}
}
