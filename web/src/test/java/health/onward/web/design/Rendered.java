package health.onward.web.design;

/** Pages as browsers get them. */
public final class Rendered {

    private static final Pages PAGES = new Pages();

    private Rendered() {}

    public static String html(Page page) {
        return PAGES.html(page);
    }
}
