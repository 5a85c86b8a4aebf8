package health.onward.web.design;

/** Everything that a template shows, already decided. */
public interface Page {

    /** The template's path, such as {@code professional/signIn.jte}. */
    String template();
}
