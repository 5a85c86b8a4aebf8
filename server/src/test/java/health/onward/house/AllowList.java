package health.onward.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may use whom: the table in docs/house.md, read from there so that it says what is checked. */
record AllowList(Map<String, Set<String>> rooms) {

    private static final Path TABLE = Code.ROOT.resolve("docs/house.md");
    private static final Pattern ROW = Pattern.compile("\\| *`([a-z]+)` *\\| *([a-z, ]*|nothing of the house) *\\|.*");
    private static final String HOUSE = "health.onward.";

    static AllowList read() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(TABLE)) {
                var row = ROW.matcher(line);
                if (row.matches()) {
                    rooms.put(row.group(1), words(row.group(2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AllowList(rooms);
    }

    private static Set<String> words(String list) {
        return list.strip().equals("nothing of the house")
                ? Set.of()
                : Arrays.stream(list.split(", *")).map(String::strip).collect(Collectors.toSet());
    }

    /** The package below the house's own, empty for a class of somebody else. */
    static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(HOUSE) ? name.substring(HOUSE.length()).split("\\.")[0] : "";
    }

    Stream<String> violations(Code code) {
        return code.classes().stream().filter(type -> !room(type).isEmpty()).flatMap(this::violations);
    }

    private Stream<String> violations(JavaClass type) {
        String room = room(type);
        Set<String> allowed = rooms.get(room);
        if (allowed == null) {
            return Stream.of(type.getName() + " is in a room that the table does not know");
        }
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(used -> !room(used).isEmpty() && !room(used).equals(room) && !allowed.contains(room(used)))
                .map(used -> type.getName() + " uses " + used.getName())
                .distinct();
    }

    /** Rooms whose rows contradict themselves: a room that is used but has no row, or two that use each other. */
    List<String> contradictions() {
        return rooms.entrySet().stream()
                .flatMap(row -> row.getValue().stream()
                        .filter(used -> !rooms.containsKey(used)
                                || rooms.getOrDefault(used, Set.of()).contains(row.getKey()))
                        .map(used -> row.getKey() + " and " + used))
                .toList();
    }
}
