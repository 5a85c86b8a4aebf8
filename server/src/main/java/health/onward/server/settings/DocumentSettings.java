package health.onward.server.settings;

import health.onward.platform.CannotStart;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Files that people hand in: where their bytes lie, who looks into them, and where they are given out.
 *
 * @param directory ONWARD_DOCUMENTS: where bytes lie, and what comes in lies until it is complete; "documents" in ONWARD_DATA
 *     unless set. All instances need the same one, unless there is an object store
 * @param store ONWARD_S3_*: an object store instead
 * @param clamd ONWARD_CLAMD: host and port of ClamAV's daemon
 * @param scansAtOnce ONWARD_SCANS: how many files an instance looks into at the same time, 2 unless set
 * @param origin ONWARD_DOCUMENTS_URL: scheme, host and port that files are given out under (A042), the API's own unless set
 */
public record DocumentSettings(
        Path directory,
        Optional<ObjectStore> store,
        Optional<InetSocketAddress> clamd,
        int scansAtOnce,
        Optional<String> origin) {

    /** An S3-compatible store: ONWARD_S3_URL, _BUCKET, _REGION, _KEY and _SECRET. */
    public record ObjectStore(URI url, String bucket, String region, String key, String secret) {}

    /** For a command that needs nothing else. */
    public static DocumentSettings from(Map<String, String> variables, Path data) {
        return from(new Environment(variables), data);
    }

    static DocumentSettings from(Environment environment, Path data) {
        return new DocumentSettings(
                environment.text("ONWARD_DOCUMENTS").map(Path::of).orElseGet(() -> data.resolve("documents")),
                environment.url("ONWARD_S3_URL").map(url -> store(environment, url)),
                environment.text("ONWARD_CLAMD").map(DocumentSettings::address),
                environment.number("ONWARD_SCANS", 2, 1, 100),
                environment.url("ONWARD_DOCUMENTS_URL"));
    }

    private static ObjectStore store(Environment environment, String url) {
        return new ObjectStore(
                URI.create(url),
                needed(environment, "ONWARD_S3_BUCKET"),
                environment.text("ONWARD_S3_REGION").orElse("us-east-1"),
                needed(environment, "ONWARD_S3_KEY"),
                needed(environment, "ONWARD_S3_SECRET"));
    }

    private static String needed(Environment environment, String name) {
        return environment
                .text(name)
                .orElseThrow(
                        () -> new CannotStart("ONWARD_S3_URL is set, and " + name + " is not: set both or neither"));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean usable = colon > 0
                && text.substring(colon + 1).matches("[0-9]{1,5}")
                && Integer.parseInt(text.substring(colon + 1)) <= 65_535;
        if (!usable) {
            throw new CannotStart("ONWARD_CLAMD is '" + text + "': set it to a host and port, such as localhost:3310");
        }
        return InetSocketAddress.createUnresolved(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
