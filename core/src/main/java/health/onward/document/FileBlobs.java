package health.onward.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bytes in files of a directory: each is complete and on the disk before anybody can find it. */
public final class FileBlobs implements BlobStore {

    private static final String HALF = ".half";

    private final Path directory;

    public FileBlobs(Path directory) {
        this.directory = directory;
    }

    @Override
    public void keep(BlobName name, Path bytes) throws IOException {
        Path place = directory.resolve(name.path());
        Path folder = folder(name);
        force(bytes);
        try {
            Files.move(bytes, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            copy(bytes, place);
        }
        force(folder);
    }

    @Override
    public Optional<InputStream> open(BlobName name) throws IOException {
        try {
            return Optional.of(Files.newInputStream(directory.resolve(name.path())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean has(BlobName name) {
        return Files.isRegularFile(directory.resolve(name.path()));
    }

    @Override
    public void remove(BlobName name) throws IOException {
        Path place = directory.resolve(name.path());
        Files.deleteIfExists(place);
        Files.deleteIfExists(half(place));
    }

    @Override
    public void olderThan(Instant instant, Consumer<BlobName> told) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory, 3)) {
            files.filter(file -> before(file, instant))
                    .map(file -> file.getFileName().toString())
                    // Also what a crash left half copied: by the name that it was to have.
                    .map(file -> file.endsWith(HALF) ? file.substring(0, file.length() - HALF.length()) : file)
                    .flatMap(file -> BlobName.parse(file).stream())
                    .forEach(told);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void check() throws IOException {
        Files.createDirectories(directory);
        if (!Files.isWritable(directory)) {
            throw new IOException(directory + " cannot be written to");
        }
    }

    /** A folder that has just been made is on the disk only when the one above it is. */
    private Path folder(BlobName name) throws IOException {
        Path above = directory.resolve(name.path().substring(0, 2));
        Path folder = directory.resolve(name.path().substring(0, 5));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(above);
            force(directory);
        }
        return folder;
    }

    /** From another disk: under a name of its own until it is complete. */
    private static void copy(Path bytes, Path place) throws IOException {
        Path half = half(place);
        Files.copy(bytes, half, StandardCopyOption.REPLACE_EXISTING);
        force(half);
        Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(bytes);
    }

    private static Path half(Path place) {
        return place.resolveSibling(place.getFileName() + HALF);
    }

    private static void force(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** One that goes away while it is looked at is nobody's concern. */
    private static boolean before(Path file, Instant instant) {
        try {
            return Files.isRegularFile(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
