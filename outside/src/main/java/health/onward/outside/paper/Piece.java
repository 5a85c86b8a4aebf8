package health.onward.outside.paper;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What cannot be divided: a line of text, a row of a table, a picture.
 *
 * @param before space above it, unless it is the first of a page
 * @param stays whether it must be on the same page as the next one
 * @param box which box it is in, or 0
 * @param again what is repeated above it where it is the first of a page in the middle of a table
 */
record Piece(
        float before,
        float height,
        boolean stays,
        int box,
        @Nullable Piece again,
        Drawing drawing) {

    /** Puts it on paper, its upper edge at a height of the page. */
    @FunctionalInterface
    interface Drawing {
        void at(Ink ink, float top) throws IOException;
    }

    Piece(float before, float height, Drawing drawing) {
        this(before, height, false, 0, null, drawing);
    }

    Piece staying() {
        return new Piece(before, height, true, box, again, drawing);
    }

    Piece boxed(int number) {
        return new Piece(before, height, stays, number, again, drawing);
    }

    Piece below(Piece header) {
        return new Piece(before, height, stays, box, header, drawing);
    }

    Piece after(float space) {
        return new Piece(space, height, stays, box, again, drawing);
    }
}
