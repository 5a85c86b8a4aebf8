package health.onward.server.operator;

import health.onward.document.BlobStore;
import health.onward.document.FileCheck;
import health.onward.document.FileCheck.Found;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.platform.CannotStart;
import health.onward.platform.Database;
import health.onward.platform.DatabaseSettings;
import health.onward.server.BlobStores;
import health.onward.server.settings.DocumentSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's {@code ./onward files}: whether the bytes of every file are there, and whether there are any of no file. */
public final class FilesDesk {

    private static final String READ = "--read";
    private static final String USAGE = """
            usage:
              ./onward files check           whether the bytes of every file are there; changes nothing
              ./onward files check --read    the same, and reads all of them: whether they are what was handed in""";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public FilesDesk(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.getProperties().putIfAbsent("logback.configurationFile", "operator-logback.xml");
        System.exit(new FilesDesk(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    /** Answers the exit code: 0 all is as it should be, 1 something is not, 2 not understood, 3 no database or no store. */
    public int run(List<String> arguments) {
        boolean reading = arguments.equals(List.of("check", READ));
        if (!reading && !arguments.equals(List.of("check"))) {
            err.println("onward: what is to be done with the files?\n" + USAGE);
            return Operator.MISUSED;
        }
        try {
            DatabaseSettings few = DatabaseSettings.from(environment).connecting(Operator.CONNECTIONS);
            BlobStore store = BlobStores.of(DocumentSettings.from(environment, few.directory()));
            Clock clock = Clock.systemUTC();
            try (Database database = Database.visit(few, clock)) {
                var files = new StoredFiles(JdbcClient.create(database.application()));
                return tell(new FileCheck(files, store, clock).check(reading), reading);
            }
        } catch (CannotStart e) {
            err.println("onward: " + e.getMessage());
            return Operator.NO_DATABASE;
        } catch (IOException e) {
            err.println(
                    "onward: the store of files gave up: " + e.getMessage() + "\nSee that it is up, and check again.");
            return Operator.NO_DATABASE;
        }
    }

    private int tell(Found found, boolean reading) {
        found.gone().forEach(file -> out.println("bytes gone      " + told(file)));
        found.damaged().forEach(file -> out.println("bytes changed   " + told(file)));
        found.stray().forEach(name -> out.println("of no file      " + name));
        out.printf("%,d files%s.%n", found.files(), reading ? ", all read" : "");
        if (found.well()) {
            out.println("The bytes of each are there, and there are no others.");
            return Operator.DONE;
        }
        if (!found.gone().isEmpty() || !found.damaged().isEmpty()) {
            out.println("What is gone or changed is given to nobody: bring it back from a backup of the store.");
        }
        if (!found.stray().isEmpty()) {
            out.println("What belongs to no file a running server removes within six hours.");
        }
        return Operator.REFUSED;
    }

    /** No name: it may hold a patient's. */
    private static String told(StoredFile file) {
        return file.id()
                + (file.linked() ? " of request %012d".formatted(file.linkedTo().getAsLong()) : " of no request yet");
    }
}
