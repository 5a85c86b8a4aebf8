package health.onward.directory;

import health.onward.platform.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A reference file that comes with the house. */
final class ShippedFile {

    private ShippedFile() {}

    static String text(String name) {
        try (InputStream in = ShippedFile.class.getResourceAsStream("/reference/" + name)) {
            if (in == null) {
                throw new IllegalStateException("reference/" + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our own files are part of the program: one that is refused is a bug. */
    static void mustBeAccepted(Outcome<Integer> outcome) {
        if (outcome instanceof Outcome.Refused<Integer> refused) {
            throw new IllegalStateException("the shipped reference data is wrong: " + refused.refusals());
        }
    }
}
