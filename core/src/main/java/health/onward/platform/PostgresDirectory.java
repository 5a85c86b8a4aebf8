package health.onward.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data directory that is ready to be served: made when it was not there, owned by the right account, and no longer served
 * by a postgres that lost its parent.
 *
 * @param programs where PostgreSQL's own programs are
 */
record PostgresDirectory(Path directory, Path programs, PostgresAccount account) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDirectory.class);
    private static final String OWNER_PASSWORD = "owner.password";

    static PostgresDirectory prepared(Path directory) throws IOException {
        PostgresAccount account = PostgresAccount.ofThisProcess();
        account.mustReach(directory);
        // Another account may not be able to read our cache, but it reaches the data directory.
        Path cache = account.isAnother() ? directory.resolve("binaries") : PostgresBinaries.cache();
        var prepared = new PostgresDirectory(
                directory, PostgresBinaries.unpackedIn(cache).resolve("bin"), account);
        if (!Files.exists(prepared.data())) {
            prepared.initialise();
        }
        account.own(prepared.data());
        prepared.stopOrphan();
        return prepared;
    }

    Path data() {
        return data(directory);
    }

    static Path data(Path directory) {
        return directory.resolve("postgres");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    String ownerPassword() throws IOException {
        return ownerPassword(directory);
    }

    static String ownerPassword(Path directory) throws IOException {
        return Secrets.read(directory.resolve(OWNER_PASSWORD));
    }

    String applicationPassword() throws IOException {
        return applicationPassword(directory);
    }

    static String applicationPassword(Path directory) throws IOException {
        return Secrets.readOrMake(directory.resolve("application.password"));
    }

    List<String> serverCommand(int port, Map<String, String> configuration) {
        List<String> command = account.command();
        if (Shell.works("setsid", "true")) {
            // Out of the terminal's group: Ctrl-C must reach the house first, which then stops postgres itself.
            command.add("setsid");
        }
        if (Shell.works("setpriv", "--pdeathsig", "INT", "true")) {
            command.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        }
        command.addAll(List.of(program("postgres"), "-D", data().toString(), "-p", String.valueOf(port)));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        command.addAll(List.of("-c", "timezone=UTC", "-c", "log_timezone=UTC"));
        configuration.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }

    /** Made beside its place and moved there when finished: a killed first start leaves nothing half-made. */
    private void initialise() throws IOException {
        LOG.info("Making a new database in {}", data());
        Path half = directory.resolve("postgres.making");
        PostgresBinaries.delete(half);
        Files.createDirectory(half);
        Secrets.make(ownerPasswordFile());
        account.own(half);
        account.own(ownerPasswordFile());
        Shell.run(account.command(
                program("initdb"),
                "--pgdata=" + half,
                "--username=postgres",
                "--pwfile=" + ownerPasswordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums"));
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** We hold the directory's lock, so a server that still runs there lost its parent, or is just going down. */
    private void stopOrphan() {
        if (!Files.exists(data().resolve("postmaster.pid"))) {
            return;
        }
        try {
            Shell.run(account.command(program("pg_ctl"), "stop", "-D", data().toString(), "-m", "fast", "-w"));
        } catch (IOException e) {
            LOG.debug("No server runs there any more: postgres removes the old file itself", e);
        }
    }

    private Path ownerPasswordFile() {
        return directory.resolve(OWNER_PASSWORD);
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }
}
