package health.onward.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs from the jar on the class path, once per machine and user. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The user's cache, so that tests, benches and servers of one user share one copy. */
    static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path home = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home", "/"), ".cache")
                : Path.of(configured);
        Path cache = home.resolve("onward");
        try {
            Files.createDirectories(cache);
            return cache;
        } catch (IOException e) {
            // An account without a home of its own: the temporary directory, kept apart by its name.
            return Path.of(System.getProperty("java.io.tmpdir"), "onward-" + System.getProperty("user.name"));
        }
    }

    static Path unpackedIn(Path cache) throws IOException {
        URL archive = archive();
        // Another PostgreSQL has another length; the address of the jar would differ between build and installation.
        long length = archive.openConnection().getContentLengthLong();
        Path home = cache.resolve("postgres-" + length);
        Files.createDirectories(cache);
        try (var channel =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(home)) {
                Path half = cache.resolve("postgres-" + length + ".unpacking");
                delete(half);
                unpack(archive, half);
                Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return home;
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        URL archive = PostgresBinaries.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new CannotStart("no PostgreSQL for " + system + " on " + machine
                    + " is included: set ONWARD_DATABASE_URL, ONWARD_DATABASE_USER and ONWARD_DATABASE_PASSWORD"
                    + " to use one of your own");
        }
        return archive;
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, home);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path home) throws IOException {
        Path file = home.resolve(entry.getName()).normalize();
        if (!file.startsWith(home)) {
            throw new IOException("the archive would write outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            directory(file);
            return;
        }
        directory(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, home.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            // Readable for the account that root drops to, whatever the umask says.
            permit(file, (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
        }
    }

    private static void directory(@Nullable Path directory) throws IOException {
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            permit(directory, "rwxr-xr-x");
        }
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
