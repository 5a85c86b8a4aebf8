package health.onward.outside.provider;

import health.onward.appointment.OutsideSystem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends one message to a provider's system and waits for the whole answer, no longer than given. */
final class Exchange implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST = 16 << 20;
    private static final String FHIR = "application/fhir+json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Function<String, Optional<String>> secrets;

    /** @param secrets by the name of a credential */
    Exchange(Function<String, Optional<String>> secrets) {
        this.secrets = secrets;
    }

    Heard get(OutsideSystem system, String path, Duration patience) {
        return send(system, path, patience, HttpRequest.Builder::GET);
    }

    Heard put(OutsideSystem system, String path, JsonNode body, Duration patience) {
        return send(
                system,
                path,
                patience,
                request -> request.header("Content-Type", FHIR).PUT(BodyPublishers.ofString(body.toString())));
    }

    private Heard send(
            OutsideSystem system,
            String path,
            Duration patience,
            Function<HttpRequest.Builder, HttpRequest.Builder> how) {
        Optional<String> secret = secrets.apply(system.credential());
        if (secret.isEmpty()) {
            return new Heard.Unreached("the setting for credential '" + system.credential() + "' is missing");
        }
        if (patience.isNegative() || patience.isZero()) {
            return new Heard.Unreached("no time was left");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.address() + path))
                .header("Authorization", "Bearer " + secret.get())
                .header("Accept", FHIR);
        return await(how.apply(request).build(), patience);
    }

    /** The client's own time limit ends with the headers; a body may trickle for ever. */
    private Heard await(HttpRequest request, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        try {
            return heard(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Heard.Silence("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Heard.Silence("interrupted");
        }
    }

    private static Heard heard(HttpResponse<byte[]> response) {
        try {
            JsonNode body = JSON.readTree(response.body());
            return body != null && (body.isObject() || body.isMissingNode())
                    ? new Heard.Said(response.statusCode(), body)
                    : new Heard.Garbled(response.statusCode());
        } catch (JacksonException e) {
            return new Heard.Garbled(response.statusCode());
        }
    }

    private static Heard failed(@org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case ConnectException refused -> new Heard.Unreached("no connection: " + refused.getMessage());
            case HttpConnectTimeoutException late -> new Heard.Unreached("no connection: " + late.getMessage());
            case IOException broken -> new Heard.Silence("the connection broke: " + broken.getMessage());
            case null, default -> new Heard.Silence("no answer: " + cause);
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
