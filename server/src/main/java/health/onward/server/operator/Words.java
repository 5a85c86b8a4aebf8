package health.onward.server.operator;

import health.onward.platform.bulk.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands behind a command: plain words, switches, and options with a value. */
final class Words {

    private final List<String> plain = new ArrayList<>();
    private final Set<String> switches = new HashSet<>();
    private final Map<String, String> options = new HashMap<>();

    /** @param known by command; an option with a value ends with {@code =} */
    static Words of(List<String> arguments, Set<String> known) {
        var words = new Words();
        for (int n = 0; n < arguments.size(); n++) {
            String word = arguments.get(n);
            if (!word.startsWith("--")) {
                words.plain.add(word);
            } else if (known.contains(word)) {
                words.switches.add(word);
            } else if (known.contains(word + "=")) {
                if (n + 1 == arguments.size()) {
                    throw new Misused(word + " needs a value");
                }
                words.options.put(word, arguments.get(++n));
            } else {
                throw new Misused("'" + word + "' is not known here");
            }
        }
        return words;
    }

    List<String> plain() {
        return plain;
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The one file that a command is given. */
    Input onlyFile() {
        if (plain.size() != 1) {
            throw new Misused(plain.isEmpty() ? "which file?" : "one file at a time");
        }
        return file(plain.getFirst());
    }

    Input fileOf(String option) {
        return file(option(option).orElseThrow(() -> new Misused(option + " FILE is missing")));
    }

    static Input file(String name) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Misused("'" + name + "' is not a file that this user may read");
        }
        return Input.of(path);
    }
}
