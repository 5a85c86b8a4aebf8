package health.onward.outside.paper;

import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** Draws on one page, in black. All that is drawn either belongs to an element or is told to be decoration. */
final class Ink {

    private static final float BASELINE = 1.02f;
    private static final float RULE = 0.75f;

    /** A text in a typeface and size. */
    record Style(Face face, float size) {

        float height() {
            return Sizes.line(size);
        }
    }

    private final PDPage page;
    private final PDPageContentStream stream;
    private final Tags tags;

    Ink(PDPage page, PDPageContentStream stream, Tags tags) {
        this.page = page;
        this.stream = stream;
        this.tags = tags;
    }

    /** @param line of printable text; a space is added, so that words of two lines stay apart where the text is taken out */
    void text(PDStructureElement element, Style style, float x, float top, String line) throws IOException {
        stream.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.mark(page, element));
        show(style, x, top, line + " ");
        stream.endMarkedContent();
    }

    void decoration(Style style, float x, float top, String line) throws IOException {
        stream.beginMarkedContent(COSName.ARTIFACT);
        show(style, x, top, line);
        stream.endMarkedContent();
    }

    /** A line across. */
    void rule(float left, float right, float y) throws IOException {
        line(RULE, left, y, right, y);
    }

    /** A line down the side. */
    void bar(float x, float top, float bottom) throws IOException {
        line(3 * RULE, x, top, x, bottom);
    }

    private void line(float width, float x, float y, float toX, float toY) throws IOException {
        stream.beginMarkedContent(COSName.ARTIFACT);
        stream.setLineWidth(width);
        stream.moveTo(x, y);
        stream.lineTo(toX, toY);
        stream.stroke();
        stream.endMarkedContent();
    }

    void frame(float left, float bottom, float width, float height) throws IOException {
        stream.beginMarkedContent(COSName.ARTIFACT);
        stream.setLineWidth(2 * RULE);
        stream.addRect(left, bottom, width, height);
        stream.stroke();
        stream.endMarkedContent();
    }

    /** @param dark which squares of a picture are, by row and column */
    void squares(PDStructureElement element, boolean[][] dark, float x, float top, float side) throws IOException {
        stream.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.mark(page, element));
        float square = side / dark.length;
        for (int row = 0; row < dark.length; row++) {
            for (int column = 0; column < dark.length; column++) {
                if (dark[row][column]) {
                    stream.addRect(x + column * square, top - (row + 1) * square, square, square);
                }
            }
        }
        stream.fill();
        stream.endMarkedContent();
    }

    void close() throws IOException {
        stream.close();
    }

    private void show(Style style, float x, float top, String line) throws IOException {
        stream.beginText();
        stream.setFont(style.face().font(), style.size());
        stream.newLineAtOffset(x, top - BASELINE * style.size());
        stream.showText(line);
        stream.endText();
    }
}
