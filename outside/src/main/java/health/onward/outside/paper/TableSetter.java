package health.onward.outside.paper;

import health.onward.letter.Block;
import health.onward.outside.paper.Ink.Style;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** Makes pieces of tables: a row is one, unless it is longer than most of a page. */
final class TableSetter {

    private static final float PADDING = 4;
    private static final float BETWEEN = 10;
    private static final float MOST_OF_A_PAGE = 0.6f;
    private static final float SHORT = 0.75f;

    /** @param lines of printable text */
    private record Cell(PDStructureElement element, Style style, float x, List<String> lines) {}

    private final BlockSetter.Type type;
    private final PDStructureElement parent;
    private final float left;
    private final float width;

    TableSetter(BlockSetter.Type type, PDStructureElement parent, float left, float width) {
        this.type = type;
        this.parent = parent;
        this.left = left;
        this.width = width;
    }

    /** Names at the left, strong, and what they stand for. */
    List<Piece> facts(Block.Facts facts) {
        PDStructureElement table = Tags.child(parent, "Table");
        float names = (float) facts.facts().stream()
                .mapToDouble(fact -> type.strong()
                        .width(
                                type.strong().printable(fact.name()),
                                type.sizes().text()))
                .max()
                .orElse(0);
        float first = Math.min(names + BETWEEN, width * 0.42f);
        List<Piece> pieces = new ArrayList<>();
        for (Block.Fact fact : facts.facts()) {
            PDStructureElement row = Tags.child(table, "TR");
            pieces.addAll(pieces(List.of(
                    cell(Tags.header(row, "Row"), type.strongText(), left, first - BETWEEN, fact.name()),
                    cell(Tags.child(row, "TD"), type.text(), left + first, width - first, fact.value()))));
        }
        pieces.set(0, pieces.getFirst().after(type.sizes().gap()));
        return pieces;
    }

    List<Piece> grid(Block.Grid grid) {
        PDStructureElement table = Tags.child(parent, "Table");
        List<Piece> pieces = new ArrayList<>(
                BlockSetter.lines("P", List.of(grid.about()), Tags.child(table, "Caption"), type.text(), left, width));
        pieces.replaceAll(Piece::staying);
        pieces.set(0, pieces.getFirst().after(type.sizes().gap()));
        float[] columns = columns(grid);
        PDStructureElement head = Tags.child(Tags.child(table, "THead"), "TR");
        List<Cell> names = new ArrayList<>();
        for (int n = 0; n < columns.length; n++) {
            names.add(cell(
                    Tags.header(head, "Column"),
                    type.strongText(),
                    columns,
                    n,
                    grid.columns().get(n)));
        }
        pieces.addAll(pieces(names).stream().map(Piece::staying).toList());
        Piece again = again(names);
        PDStructureElement body = Tags.child(table, "TBody");
        for (List<String> values : grid.rows()) {
            PDStructureElement row = Tags.child(body, "TR");
            List<Cell> cells = new ArrayList<>();
            for (int n = 0; n < columns.length; n++) {
                cells.add(cell(Tags.child(row, "TD"), type.text(), columns, n, values.get(n)));
            }
            pieces(cells).forEach(piece -> pieces.add(piece.below(again)));
        }
        return pieces;
    }

    private Cell cell(PDStructureElement element, Style style, float[] columns, int n, String text) {
        float x = left;
        for (int before = 0; before < n; before++) {
            x += columns[before];
        }
        return cell(element, style, x, columns[n] - BETWEEN, text);
    }

    private static Cell cell(PDStructureElement element, Style style, float x, float room, String text) {
        return new Cell(element, style, x, style.face().lines(text, style.size(), room));
    }

    /** A rule stands below each row. */
    private List<Piece> pieces(List<Cell> cells) {
        int most = cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0);
        float line = cells.getFirst().style().height();
        int atOnce = Math.max(1, (int) ((Sizes.PAGE.getHeight() * MOST_OF_A_PAGE) / line));
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < most; from += atOnce) {
            int start = from;
            int end = Math.min(most, from + atOnce);
            boolean last = end == most;
            float height = (end - start) * line + 2 * PADDING;
            pieces.add(new Piece(0, height, (ink, top) -> {
                for (Cell cell : cells) {
                    for (int n = start; n < Math.min(end, cell.lines().size()); n++) {
                        ink.text(
                                cell.element(),
                                cell.style(),
                                cell.x(),
                                top - PADDING - (n - start) * line,
                                cell.lines().get(n));
                    }
                }
                if (last) {
                    ink.rule(left, left + width, top - height);
                }
            }));
        }
        return pieces;
    }

    /** The head of a table that goes on: for the eye only, who hears it has not turned a page. */
    private Piece again(List<Cell> names) {
        float line = type.strongText().height();
        int most = names.stream().mapToInt(cell -> cell.lines().size()).max().orElse(0);
        float height = most * line + 2 * PADDING;
        return new Piece(0, height, (ink, top) -> {
            for (Cell cell : names) {
                for (int n = 0; n < cell.lines().size(); n++) {
                    ink.decoration(
                            cell.style(),
                            cell.x(),
                            top - PADDING - n * line,
                            cell.lines().get(n));
                }
            }
            ink.rule(left, left + width, top - height);
        });
    }

    /** Each as wide as its longest word at least, where there is room; what is left goes where most is written. */
    private float[] columns(Block.Grid grid) {
        int count = grid.columns().size();
        float[] least = new float[count];
        float[] wanted = new float[count];
        for (int n = 0; n < count; n++) {
            measure(type.strongText(), grid.columns().get(n), least, wanted, n);
            for (List<String> row : grid.rows()) {
                measure(type.text(), row.get(n), least, wanted, n);
            }
        }
        float minimum = sum(least);
        float spare = Math.max(0, width - minimum);
        float greed = Math.max(1, sum(wanted) - minimum);
        float shrink = Math.min(1, width / minimum);
        for (int n = 0; n < count; n++) {
            least[n] = least[n] * shrink + spare * (wanted[n] - least[n]) / greed;
        }
        return least;
    }

    private void measure(Style style, String text, float[] least, float[] wanted, int n) {
        float most = width / least.length;
        float whole = style.face().width(style.face().printable(text), style.size()) + BETWEEN;
        // What is short stays on one line.
        float longest =
                whole <= most * SHORT ? whole : Math.min(most, style.face().widest(text, style.size()) + BETWEEN);
        least[n] = Math.max(least[n], longest);
        wanted[n] = Math.max(wanted[n], Math.max(least[n], Math.min(width, whole)));
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
