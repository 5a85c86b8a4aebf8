package health.onward.outside.paper;

import health.onward.outside.paper.Ink.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.jspecify.annotations.Nullable;

/** Puts pieces on pages: nothing is cut in two, what must stay together does, boxes are drawn around what is in them. */
final class Pages {

    /** How far a box stands around what is in it. */
    static final float PADDING = 9;

    private record Written(PDPage page, String foot) {}

    private record Frame(float top, float bottom) {}

    private final PDDocument document;
    private final Tags tags;
    private final Sizes sizes;
    private final List<Written> written = new ArrayList<>();
    private final Map<Integer, Frame> frames = new HashMap<>();
    private @Nullable Ink ink;
    private float y;
    private boolean fresh;
    private String foot = "";

    Pages(PDDocument document, Tags tags, Sizes sizes) {
        this.document = document;
        this.tags = tags;
        this.sizes = sizes;
    }

    /** Begins on a page of its own. */
    void sheet(String itsFoot, List<Piece> pieces) throws IOException {
        foot = itsFoot;
        turn();
        for (int n = 0; n < pieces.size(); n++) {
            place(pieces, n);
        }
    }

    private void place(List<Piece> pieces, int n) throws IOException {
        Piece piece = pieces.get(n);
        boolean first = n == 0 || !pieces.get(n - 1).stays();
        float needed = first ? together(pieces, n) : piece.before() + piece.height();
        if (!fresh && (needed > y - sizes.bottom()) && (needed <= room() || piece.height() > y - sizes.bottom())) {
            turn();
            Piece again = piece.again();
            if (again != null) {
                y -= again.height();
                again.drawing().at(ink(), y + again.height());
                fresh = false;
            }
        }
        float top = y - (fresh ? boxed(piece) : piece.before());
        piece.drawing().at(ink(), top);
        y = top - piece.height();
        fresh = false;
        if (piece.box() != 0) {
            frames.merge(piece.box(), new Frame(top, y), (drawn, more) -> new Frame(drawn.top(), more.bottom()));
        }
    }

    private static float boxed(Piece piece) {
        return piece.box() == 0 ? 0 : PADDING;
    }

    private float room() {
        return sizes.top() - sizes.bottom();
    }

    /** The height of a piece and of all that must be on its page; if that is more than any page, of the piece alone. */
    private float together(List<Piece> pieces, int from) {
        float height = 0;
        int n = from;
        do {
            height += pieces.get(n).before() + pieces.get(n).height();
        } while (pieces.get(n++).stays() && n < pieces.size());
        Piece alone = pieces.get(from);
        return height <= room() ? height : alone.before() + alone.height();
    }

    private void turn() throws IOException {
        leave();
        PDPage page = new PDPage(Sizes.PAGE);
        document.addPage(page);
        written.add(new Written(page, foot));
        ink = new Ink(page, new PDPageContentStream(document, page), tags);
        y = sizes.top();
        fresh = true;
    }

    private void leave() throws IOException {
        if (ink == null) {
            return;
        }
        for (Frame frame : frames.values()) {
            ink.frame(
                    sizes.margin(),
                    frame.bottom() - PADDING,
                    sizes.width(),
                    frame.top() - frame.bottom() + 2 * PADDING);
        }
        frames.clear();
        ink.close();
    }

    private Ink ink() {
        return java.util.Objects.requireNonNull(ink);
    }

    /** The feet: what the sheet is about, whether it goes on, and which page it is. */
    void close(Style style) throws IOException {
        leave();
        for (int n = 0; n < written.size(); n++) {
            PDPage page = written.get(n).page();
            Ink below = new Ink(page, new PDPageContentStream(document, page, AppendMode.APPEND, true, true), tags);
            boolean last = n == written.size() - 1;
            foot(
                    below,
                    style,
                    style.face().printable(written.get(n).foot()),
                    (last ? "End. " : "Continues on the next page. ") + "Page " + (n + 1) + " of " + written.size());
            below.close();
        }
    }

    /** Side by side where there is room, otherwise one below the other. */
    private void foot(Ink below, Style style, String about, String number) throws IOException {
        float top = sizes.margin() + sizes.foot() - PADDING;
        float wide = style.face().width(number, style.size());
        boolean beside = style.face().width(about, style.size()) + wide + 2 * PADDING < sizes.width();
        below.rule(sizes.margin(), sizes.margin() + sizes.width(), top);
        below.decoration(style, sizes.margin(), top - 2, about);
        below.decoration(style, sizes.margin() + sizes.width() - wide, top - 2 - (beside ? 0 : style.height()), number);
    }
}
