package health.onward.letter;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a letter says, in reading order. */
public final class Words {

    private Words() {}

    public static String of(Letter letter) {
        return letter.sheets().stream().map(Words::of).collect(Collectors.joining("\n"));
    }

    static String of(Letter.Sheet sheet) {
        return Stream.concat(parts(sheet.blocks()), Stream.of(sheet.foot())).collect(Collectors.joining("\n"));
    }

    /** Without what stands at the foot of each page. */
    public static Stream<String> parts(List<Block> blocks) {
        return blocks.stream().flatMap(Words::parts);
    }

    private static Stream<String> parts(Block block) {
        return switch (block) {
            case Block.Heading(var _, var text) -> Stream.of(text);
            case Block.Paragraph(var text) -> Stream.of(text);
            case Block.Lines(var lines) -> lines.stream();
            case Block.Items(var items) -> items.stream();
            case Block.Facts(var facts) -> facts.stream().flatMap(fact -> Stream.of(fact.name(), fact.value()));
            case Block.Grid(var about, var columns, var rows) ->
                Stream.concat(
                        Stream.of(about),
                        Stream.concat(columns.stream(), rows.stream().flatMap(List::stream)));
            case Block.Said(var text) -> Stream.of(text);
            case Block.Box(var inside) -> parts(inside);
            case Block.Copied(var text) -> Stream.of(text);
            case Block.QrCode(var _, var alternative) -> Stream.of(alternative);
        };
    }
}
