package health.onward.platform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A place for a test's database: in memory where there is room, for a copy of a template is then ten times as fast. */
final class ScratchDirectory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 2L << 30;
    private static final String NAME = "onward-test-";

    private ScratchDirectory() {}

    static Path make() throws IOException {
        Path place = inMemory() ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        forgetThoseOfTheDead(place);
        return Files.createTempDirectory(place, NAME + ProcessHandle.current().pid() + "-");
    }

    static void forget(Path directory) {
        try {
            PostgresBinaries.delete(directory);
        } catch (IOException e) {
            System.err.println("left behind: " + directory + " (" + e + ")");
        }
    }

    private static boolean inMemory() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
    }

    /** A killed test run could not tidy up. */
    private static void forgetThoseOfTheDead(Path place) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(place, NAME + "*")) {
            for (Path directory : directories) {
                String pid = directory
                        .getFileName()
                        .toString()
                        .substring(NAME.length())
                        .replaceAll("-.*", "");
                if (pid.matches("[0-9]+")
                        && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    forget(directory);
                }
            }
        }
    }
}
