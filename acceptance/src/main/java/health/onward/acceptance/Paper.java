package health.onward.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a journey puts the letters and summaries that it was given, so that somebody can look at them. */
public final class Paper {

    private final Path folder;
    private final List<Path> kept = new ArrayList<>();

    public Paper(Path folder) {
        this.folder = folder;
    }

    /** @return how many bytes were kept */
    int keep(String name, byte[] pdf) {
        NotAsItShould.unless(
                new String(pdf, 0, Math.min(5, pdf.length), StandardCharsets.US_ASCII).equals("%PDF-"),
                name + " must be a PDF");
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name);
            Files.write(file, pdf);
            kept.add(file);
            return pdf.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Path> kept() {
        return List.copyOf(kept);
    }

    Path folder() {
        return folder;
    }
}
