package health.onward.server.settings;

import health.onward.platform.CannotStart;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads single variables; what cannot be understood stops the start with a sentence that names the variable. */
record Environment(Map<String, String> variables) {

    /** Absent when not set, or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Comma-separated. */
    List<String> list(String name, String otherwise) {
        return Arrays.stream(text(name).orElse(otherwise).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Those whose names start so, by the rest of their names. */
    Map<String, String> startingWith(String prefix) {
        return variables.entrySet().stream()
                .filter(one ->
                        one.getKey().startsWith(prefix) && !one.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        one -> one.getKey().substring(prefix.length()),
                        one -> one.getValue().strip()));
    }

    int port(String name, int otherwise) {
        String value = text(name).orElse(String.valueOf(otherwise));
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new CannotStart(name + " is '" + value + "': set it to a port between 1 and 65535");
        }
        return Integer.parseInt(value);
    }

    int number(String name, int otherwise, int least, int most) {
        String value = text(name).orElse(String.valueOf(otherwise));
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new CannotStart(name + " is '" + value + "': set it to a number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    /** Off unless set. */
    boolean flag(String name) {
        String value = text(name).orElse("off");
        if (!value.equals("on") && !value.equals("off")) {
            throw new CannotStart(name + " is '" + value + "': set it to on or off");
        }
        return value.equals("on");
    }

    /** An http or https address, without a slash at its end. */
    Optional<String> url(String name) {
        return text(name).map(value -> {
            if (!isUrl(value)) {
                throw new CannotStart(name + " is '" + value + "': set it to an http or https address");
            }
            return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        });
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
