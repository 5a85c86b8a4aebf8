package health.onward.letter;

/** The port to whatever puts a letter on paper. */
public interface Press {

    /** A PDF that also those can read who do not see it. */
    byte[] pdf(Letter letter, Letter.Print print);
}
