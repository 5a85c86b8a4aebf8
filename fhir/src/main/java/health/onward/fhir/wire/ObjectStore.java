package health.onward.fhir.wire;

import health.onward.document.Downloads;
import health.onward.document.StoredFile;
import health.onward.platform.Failures;
import health.onward.platform.Outcome;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Where A042 sends its callers: an address that is good once and soon, and asks for no token. */
public final class ObjectStore {

    public static final String PATH = "/referrals/ObjectStore/";

    private static final Logger LOG = LoggerFactory.getLogger(ObjectStore.class);

    private final Downloads downloads;
    private final Supplier<UUID> requestIds;

    public ObjectStore(Downloads downloads, Supplier<UUID> requestIds) {
        this.downloads = downloads;
        this.requestIds = requestIds;
    }

    /** GET only: whoever merely asks whether it is there does not use it up. */
    public RouterFunction<ServerResponse> route() {
        return RouterFunctions.route().GET(PATH + "{ticket}", this::give).build();
    }

    /** Nobody learns why there is nothing: the address may be in the wrong hands. */
    private ServerResponse give(ServerRequest request) {
        String requestId = requestIds.get().toString();
        try {
            return switch (downloads.redeem(request.pathVariable("ticket"))) {
                case Outcome.Accepted<StoredFile>(var file) ->
                    AnswerWriter.write(new GivenFile(downloads).of(file), request, requestId);
                case Outcome.Refused<StoredFile> _ -> ServerResponse.notFound().build();
            };
        } catch (RuntimeException e) {
            LOG.error("A file could not be given out, request {}", requestId, e);
            int status = RefusalAnswers.status(Failures.code(e), ErrorStyle.STU3);
            return ServerResponse.status(status).header("Retry-After", "5").build();
        }
    }
}
