package health.onward.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes access codes from the list of words that comes with the house: common, easily spelt, none that could hurt. */
final class AccessWords {

    private static final List<String> WORDS = read();

    private AccessWords() {}

    static List<String> all() {
        return WORDS;
    }

    static AccessCode draw(RandomGenerator chance) {
        return new AccessCode(Stream.generate(() -> WORDS.get(chance.nextInt(WORDS.size())))
                .limit(AccessCode.WORDS)
                .collect(Collectors.joining(" ")));
    }

    private static List<String> read() {
        try (InputStream file = AccessWords.class.getResourceAsStream("/reference/access-code-words.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
