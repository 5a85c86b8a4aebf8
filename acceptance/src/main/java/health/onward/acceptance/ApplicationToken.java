package health.onward.acceptance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets a bearer token as a registered application does ({@code ./onward token --app NAME}): signs a proof with its private key and
 * takes it to the token endpoint. The keys of the demo's applications lie in the data directory.
 */
public final class ApplicationToken {

    private static final Duration LIFE = Duration.ofMinutes(4);

    private ApplicationToken() {}

    /** @param arguments the application's client id and the data directory */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path key = Path.of(arguments[1], "applications", arguments[0] + ".json");
        if (!Files.isReadable(key)) {
            System.err.println("onward: there is no key " + key + ": the demo's applications have theirs there");
            System.exit(1);
        }
        String server = "http://localhost:" + System.getProperty("onward.port", "8080");
        try (var http = HttpClient.newHttpClient()) {
            String endpoint = ask(
                            http,
                            HttpRequest.newBuilder(URI.create(server + "/issuer/.well-known/openid-configuration")))
                    .get("token_endpoint")
                    .asString();
            JsonNode answer = ask(
                    http,
                    HttpRequest.newBuilder(URI.create(server + "/issuer/oauth2/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form(proof(key, arguments[0], endpoint)))));
            System.out.println(answer.get("access_token").asString());
        } catch (java.net.ConnectException e) {
            System.err.println("onward: no Onward answers at " + server + ": start one with './onward start'");
            System.exit(1);
        }
    }

    private static JsonNode ask(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            System.err.println("onward: " + answer.uri() + " said " + answer.statusCode() + " " + answer.body());
            System.exit(1);
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String form(String proof) {
        return "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion=" + proof;
    }

    private static String proof(Path file, String application, String endpoint) throws IOException {
        try {
            RSAKey key = RSAKey.parse(Files.readString(file));
            var header = new JWSHeader.Builder(JWSAlgorithm.RS512)
                    .keyID(key.getKeyID())
                    .build();
            var claims = new JWTClaimsSet.Builder()
                    .issuer(application)
                    .subject(application)
                    .audience(endpoint)
                    .jwtID(UUID.randomUUID().toString())
                    .expirationTime(Date.from(Instant.now().plus(LIFE)))
                    .build();
            var proof = new SignedJWT(header, claims);
            proof.sign(new RSASSASigner(key));
            return proof.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IOException("the key " + file + " cannot be used", e);
        }
    }
}
