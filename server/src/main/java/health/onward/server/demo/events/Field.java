package health.onward.server.demo.events;

/**
 * Something that a body may or must say.
 *
 * @param meaning what it is, in half a sentence
 */
public record Field(String name, Kind kind, boolean required, String meaning) {

    /** What a value looks like, and how that is said to somebody who sent another. */
    public enum Kind {
        TEXT("a text of 1 to 8,000 characters"),
        NUMBER("a whole number of 0 or more"),
        INSTANT("a time such as \"2026-12-01T09:00:00Z\""),
        DAY("a day such as \"2026-12-01\""),
        YES_OR_NO("true or false"),
        TEXTS("a list of texts"),
        NUMBERS("a list of whole numbers");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        public String form() {
            return form;
        }
    }

    public static Field required(String name, Kind kind, String meaning) {
        return new Field(name, kind, true, meaning);
    }

    public static Field optional(String name, Kind kind, String meaning) {
        return new Field(name, kind, false, meaning);
    }
}
