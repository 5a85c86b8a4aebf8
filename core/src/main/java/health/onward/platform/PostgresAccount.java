package health.onward.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account PostgreSQL runs under: it refuses to be root. An ordinary user runs it as himself; root first takes the root
 * out of itself with a user namespace (files stay root's), and where those are forbidden drops to an account of the machine.
 *
 * @param prefix the words before each command of PostgreSQL
 * @param owner who must own the data; null for an ordinary user, who owns what he makes
 */
record PostgresAccount(List<String> prefix, @Nullable String owner) {

    private static final String ROOT = "root";

    static PostgresAccount ofThisProcess() throws IOException {
        if (!isRoot()) {
            return new PostgresAccount(List.of(), null);
        }
        if (Shell.works("unshare", "-U", "id", "-un")) {
            return new PostgresAccount(List.of("unshare", "-U"), ROOT);
        }
        for (String account : List.of("postgres", "nobody")) {
            List<String> drop = List.of("setpriv", "--reuid", account, "--regid", "nogroup", "--clear-groups");
            if (Shell.works(with(drop, "true"))) {
                return new PostgresAccount(drop, account);
            }
        }
        throw new CannotStart("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here:"
                + " run Onward as an ordinary user, install them (apt-get install util-linux),"
                + " or set ONWARD_DATABASE_URL to use a PostgreSQL of your own");
    }

    List<String> command(String... words) {
        return new ArrayList<>(List.of(with(prefix, words)));
    }

    /** Whether it is another account than that of this process, which may not reach what we reach. */
    boolean isAnother() {
        return owner != null && !owner.equals(ROOT);
    }

    /** Gives a file or a whole tree to the account, unless it has it already. */
    void own(Path tree) throws IOException {
        if (owner == null || Files.getOwner(tree).getName().equals(owner)) {
            return;
        }
        UserPrincipal account =
                tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.setOwner(directory, account);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(file, account);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Says early, and in one sentence, that the account cannot come to where the data are. */
    void mustReach(Path directory) {
        if (isAnother() && !Shell.works(with(prefix, "test", "-x", directory.toString()))) {
            throw new CannotStart("PostgreSQL would run as '" + owner + "', who cannot enter " + directory
                    + ": choose a directory open to it with ONWARD_DATA, or run Onward as an ordinary user");
        }
    }

    private static boolean isRoot() throws IOException {
        return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).intValue() == 0;
    }

    private static String[] with(List<String> prefix, String... words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }
}
