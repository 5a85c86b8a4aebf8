package health.onward.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/generated that comes from the code: the build fails when the committed one is stale. */
public final class GeneratedDoc {

    private static final Path FOLDER = Path.of("..", "docs", "generated");

    private GeneratedDoc() {}

    /** Compares the page with the committed one, or writes it when the build is run with {@code -Donward.docs=write}. */
    public static void isFresh(String name, String text) throws IOException {
        Path page = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("onward.docs"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("docs/generated/%s is stale: ./onward test -Donward.docs=write writes it anew", name)
                .hasContent(text);
    }
}
