package health.onward.outside.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A typeface within one document: what it can print, how wide that is, and where a line of it breaks. */
final class Face {

    /** In the place of a character that the typeface does not have: nothing is left out unseen. */
    private static final int MISSING = '?';

    private final TrueTypeFont type;
    private final CmapLookup glyphs;
    private final PDFont font;
    private final float unitsPerEm;

    Face(PDDocument document, TrueTypeFont type) throws IOException {
        this.type = type;
        this.glyphs = type.getUnicodeCmapLookup();
        this.font = PDType0Font.load(document, type, true);
        this.unitsPerEm = type.getUnitsPerEm();
    }

    PDFont font() {
        return font;
    }

    /** What can be printed of a text that anybody may have typed. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                printable.append(' ');
            } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
                printable.appendCodePoint(glyphs.getGlyphId(c) == 0 ? MISSING : c);
            }
        });
        return printable.toString();
    }

    float width(String printable, float size) {
        double units = printable.codePoints().mapToDouble(this::advance).sum();
        return (float) units * size / unitsPerEm;
    }

    /** The lines of a text within a width; a word that is too long for any line is broken where the line ends. */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\\R", -1)) {
            String line = "";
            for (String word : printable(paragraph).strip().split(" +")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (width(longer, size) <= width) {
                    line = longer;
                } else {
                    if (!line.isEmpty()) {
                        lines.add(line);
                    }
                    line = broken(word, size, width, lines);
                }
            }
            lines.add(line);
        }
        return lines;
    }

    /** The width of the longest word: a column should not be narrower. */
    float widest(String text, float size) {
        float widest = 0;
        for (String word : printable(text).split(" +")) {
            widest = Math.max(widest, width(word, size));
        }
        return widest;
    }

    private String broken(String word, float size, float width, List<String> lines) {
        String rest = word;
        while (width(rest, size) > width && rest.codePointCount(0, rest.length()) > 1) {
            int end = rest.offsetByCodePoints(0, 1);
            while (end < rest.length() && width(rest.substring(0, rest.offsetByCodePoints(end, 1)), size) <= width) {
                end = rest.offsetByCodePoints(end, 1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    private double advance(int character) {
        try {
            return type.getAdvanceWidth(glyphs.getGlyphId(character));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
