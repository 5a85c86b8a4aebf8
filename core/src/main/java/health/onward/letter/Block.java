package health.onward.letter;

import java.util.List;

/** A part of a letter, said by what it is and never by how it looks; paper and page each show it in their own way. */
public sealed interface Block {

    /** @param level 1 for the letter's own heading, of which there is one, and 2 or 3 below it */
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** Short lines that belong together, such as an address. */
    record Lines(List<String> lines) implements Block {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    record Items(List<String> items) implements Block {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Names and what they stand for. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    record Fact(String name, String value) {}

    /** @param about what the table shows; each row has as many cells as there are columns */
    record Grid(String about, List<String> columns, List<List<String>> rows) implements Block {
        public Grid {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Somebody else's words, told as theirs. */
    record Said(String text) implements Block {}

    /** What a reader will look for again: set apart, and kept together. */
    record Box(List<Block> blocks) implements Block {
        public Box {
            blocks = List.copyOf(blocks);
        }
    }

    /** What is to be copied letter by letter, in large print. */
    record Copied(String text) implements Block {}

    /** @param link what a telephone's camera reads; {@code alternative} says the same in words */
    record QrCode(String link, String alternative) implements Block {
        public QrCode {
            if (!link.startsWith("https://") && !link.startsWith("http://")) {
                throw new IllegalArgumentException("not an address on the web: " + link);
            }
        }
    }
}
