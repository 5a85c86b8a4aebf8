package health.onward.outside.paper;

import health.onward.letter.Block;
import health.onward.outside.paper.Ink.Style;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** Makes pieces of blocks: their lines broken to a width, each with its element in reading order. */
final class BlockSetter {

    private static final String BULLET = "\u2022";

    private final Type type;
    private final PDStructureElement parent;
    private final float left;
    private final float width;
    private final List<Piece> pieces = new ArrayList<>();
    private int boxes;

    /** What everything is set in. */
    record Type(Face plain, Face strong, Sizes sizes) {

        Style text() {
            return new Style(plain, sizes.text());
        }

        Style strongText() {
            return new Style(strong, sizes.text());
        }

        Style heading(int level) {
            return new Style(strong, sizes.heading(level));
        }

        Style small() {
            return new Style(plain, sizes.small());
        }
    }

    private BlockSetter(Type type, PDStructureElement parent, float left, float width) {
        this.type = type;
        this.parent = parent;
        this.left = left;
        this.width = width;
    }

    static List<Piece> set(List<Block> blocks, Type type, PDStructureElement parent) {
        var setter = new BlockSetter(
                type, parent, type.sizes().margin(), type.sizes().width());
        setter.set(blocks);
        return setter.pieces;
    }

    private void set(List<Block> blocks) {
        blocks.forEach(this::set);
    }

    private void set(Block block) {
        float gap = type.sizes().gap();
        switch (block) {
            case Block.Heading(var level, var text) -> heading(level, text);
            case Block.Paragraph(var text) -> text("P", List.of(text), type.text(), left, width, gap);
            case Block.Lines(var lines) -> text("P", lines, type.text(), left, width, gap);
            case Block.Items(var items) -> items(items);
            case Block.Facts facts -> pieces.addAll(new TableSetter(type, parent, left, width).facts(facts));
            case Block.Grid grid -> pieces.addAll(new TableSetter(type, parent, left, width).grid(grid));
            case Block.Said(var words) -> said(words);
            case Block.Box(var inside) -> box(inside);
            case Block.Copied(var text) ->
                text("P", List.of(text), new Style(type.strong(), type.sizes().copied()), left, width, gap);
            case Block.QrCode code ->
                pieces.add(QrPicture.piece(code, parent, left, type.sizes().code(), gap));
        }
    }

    private void heading(int level, String text) {
        Style style = type.heading(level);
        List<Piece> lines = lines("H" + level, List.of(text), parent, style, left, width);
        first(lines, style.size());
        lines.forEach(line -> pieces.add(line.staying()));
    }

    private void text(String tag, List<String> lines, Style style, float x, float room, float gap) {
        List<Piece> set = lines(tag, lines, parent, style, x, room);
        first(set, gap);
        pieces.addAll(set);
    }

    private void items(List<String> items) {
        PDStructureElement list = Tags.child(parent, "L");
        Style style = type.text();
        float indent = style.size() * 1.3f;
        for (String item : items) {
            PDStructureElement entry = Tags.child(list, "LI");
            PDStructureElement label = Tags.child(entry, "Lbl");
            List<Piece> set = lines("LBody", List.of(item), entry, style, left + indent, width - indent);
            Piece first = set.getFirst();
            set.set(0, new Piece(type.sizes().gap() * 0.6f, first.height(), (ink, top) -> {
                ink.text(label, style, left + indent * 0.25f, top, BULLET);
                first.drawing().at(ink, top);
            }));
            pieces.addAll(set);
        }
    }

    /** Set in, with a line at its side on each page. */
    private void said(String words) {
        PDStructureElement quote = Tags.child(parent, "BlockQuote");
        float indent = type.sizes().text() * 1.5f;
        List<Piece> set = lines("P", List.of(words), quote, type.text(), left + indent, width - indent);
        set.replaceAll(line -> new Piece(0, line.height(), (ink, top) -> {
            line.drawing().at(ink, top);
            ink.bar(left + indent / 2, top, top - line.height());
        }));
        first(set, type.sizes().gap());
        pieces.addAll(set);
    }

    private void box(List<Block> inside) {
        var setter = new BlockSetter(type, Tags.child(parent, "Sect"), left + Pages.PADDING, width - 2 * Pages.PADDING);
        setter.set(inside);
        int box = ++boxes;
        List<Piece> set = setter.pieces;
        for (int n = 0; n < set.size(); n++) {
            Piece piece = set.get(n).boxed(box);
            piece = n == 0 ? piece.after(type.sizes().gap() + 2 * Pages.PADDING) : piece;
            pieces.add(n == set.size() - 1 ? piece : piece.staying());
        }
        // Below the frame.
        pieces.add(new Piece(0, Pages.PADDING, (ink, top) -> {}));
    }

    static List<Piece> lines(
            String tag, List<String> texts, PDStructureElement parent, Style style, float x, float room) {
        PDStructureElement element = Tags.child(parent, tag);
        List<Piece> set = new ArrayList<>();
        for (String text : texts) {
            for (String line : style.face().lines(text, style.size(), room)) {
                set.add(new Piece(0, style.height(), (ink, top) -> ink.text(element, style, x, top, line)));
            }
        }
        return set;
    }

    private static void first(List<Piece> set, float gap) {
        set.set(0, set.getFirst().after(gap));
    }
}
