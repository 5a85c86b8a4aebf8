package health.onward.outside.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Liberation Sans, which comes with the house (SIL Open Font License). */
record Typefaces(TrueTypeFont plain, TrueTypeFont strong) {

    static Typefaces read() {
        return new Typefaces(read("LiberationSans-Regular.ttf"), read("LiberationSans-Bold.ttf"));
    }

    private static TrueTypeFont read(String name) {
        try (InputStream file = Typefaces.class.getResourceAsStream("/liberation/" + name)) {
            byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
            TrueTypeFont type = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            // A ligature is one sign for two letters: whoever hears or searches the text should find both.
            type.setEnableGsub(false);
            return type;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
