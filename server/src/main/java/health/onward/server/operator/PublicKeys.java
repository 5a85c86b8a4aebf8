package health.onward.server.operator;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import health.onward.identity.Application.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;

/** Takes an application's public keys from an operator: a key set (RFC 7517) as a file, or the address where there is one. */
final class PublicKeys {

    private static final int LEAST_BITS = 2048;

    private PublicKeys() {}

    static Keys in(String file) {
        try {
            JWKSet set = JWKSet.parse(Files.readString(Path.of(file)));
            if (set.isEmpty()) {
                throw new Misused(file + " has no key");
            }
            set.getKeys().forEach(key -> check(file, key));
            return new Keys.Stored(set.toString());
        } catch (IOException e) {
            throw new Misused("the file " + file + " cannot be read");
        } catch (ParseException e) {
            throw new Misused(file + " is no JSON Web Key Set: {\"keys\": [...]}");
        }
    }

    private static void check(String file, JWK key) {
        if (key.isPrivate()) {
            throw new Misused(file + " has a private key: it belongs to the application alone, give the public part");
        }
        if (!KeyType.RSA.equals(key.getKeyType()) || key.size() < LEAST_BITS) {
            throw new Misused(file + " has a key that is not RSA of " + LEAST_BITS + " bits or more");
        }
        if (key.getKeyID() == null || key.getKeyID().isBlank()) {
            throw new Misused(file + " has a key without 'kid'");
        }
    }

    /** Over plain HTTP only from this machine: whoever can change the answer can be the application. */
    static Keys at(String address) {
        try {
            URI uri = URI.create(address);
            boolean here = List.of("localhost", "127.0.0.1").contains(String.valueOf(uri.getHost()));
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || (here && "http".equals(uri.getScheme())))) {
                return new Keys.Published(address);
            }
        } catch (IllegalArgumentException e) {
            throw new Misused("'" + address + "' is no address");
        }
        throw new Misused("the keys must be at an https address");
    }
}
