package health.onward.fhir.wire;

import health.onward.document.Downloads;
import health.onward.document.StoredFile;
import health.onward.platform.Answer;
import health.onward.platform.Spool;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.ContentDisposition;

/** A file as an answer: to be saved, never to be shown or run by a browser that knows better what it is (trust T-11). */
public final class GivenFile {

    private final Downloads downloads;

    public GivenFile(Downloads downloads) {
        this.downloads = downloads;
    }

    /** All of it is at hand and intact before the first byte is sent. */
    public Answer of(StoredFile file) {
        Spool bytes = downloads.bytes(file);
        return new Answer(
                200,
                Map.of(
                        "Content-Type",
                        file.type().mediaType(),
                        "Content-Length",
                        Long.toString(file.bytes()),
                        "Content-Disposition",
                        disposition(file.name()),
                        "X-Content-Type-Options",
                        "nosniff",
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'",
                        "Cache-Control",
                        "no-store"),
                bytes::sendTo);
    }

    /** A name beyond ASCII goes both ways at once, for old clients and new ones (A006). */
    private static String disposition(String name) {
        Charset charset = StandardCharsets.US_ASCII.newEncoder().canEncode(name)
                ? StandardCharsets.US_ASCII
                : StandardCharsets.UTF_8;
        return ContentDisposition.attachment().filename(name, charset).build().toString();
    }
}
