package health.onward.outside.paper;

import health.onward.letter.Letter.Print;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * How large things are, in points. Large print is 18 points for running text, as those ask for it who need it.
 *
 * @param margin on all sides of an A4 page
 * @param foot of a page, where its number stands
 */
record Sizes(float text, float small, float[] headings, float copied, float code, float margin, float foot) {

    static final PDRectangle PAGE = PDRectangle.A4;

    private static final float LEADING = 1.35f;

    static Sizes of(Print print) {
        return switch (print) {
            case STANDARD -> new Sizes(12, 10, new float[] {20, 15, 12.5f}, 22, 85, 57, 34);
            case LARGE -> new Sizes(18, 16, new float[] {28, 22, 19}, 30, 110, 50, 60);
        };
    }

    float heading(int level) {
        return headings[level - 1];
    }

    float width() {
        return PAGE.getWidth() - 2 * margin;
    }

    float top() {
        return PAGE.getHeight() - margin;
    }

    float bottom() {
        return margin + foot;
    }

    static float line(float size) {
        return size * LEADING;
    }

    /** Between one thing and the next. */
    float gap() {
        return text * 0.7f;
    }
}
