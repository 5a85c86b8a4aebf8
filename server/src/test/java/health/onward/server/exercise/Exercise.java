package health.onward.server.exercise;

import java.util.List;

/**
 * One request that a test sent to a running server, and its answer. Requests that differ in numbers only are one.
 *
 * @param testClass its simple name
 * @param test the method; {@code set up} when it was not within one
 * @param name the test's display name, which for a row of a table is the row's own
 * @param path below the API's base, without its query, numbers as 0
 * @param codes of the outcome's issues, if there was one
 */
public record Exercise(
        String testClass, String test, String name, String method, String path, int status, List<String> codes) {

    static final String SET_UP = "set up";

    public Exercise {
        codes = List.copyOf(codes);
    }

    String line() {
        return String.join("\t", test, name, method, path, Integer.toString(status), String.join(" ", codes));
    }

    static Exercise of(String testClass, String line) {
        String[] cells = line.split("\t", -1);
        List<String> codes = cells[5].isEmpty() ? List.of() : List.of(cells[5].split(" ", -1));
        return new Exercise(testClass, cells[0], cells[1], cells[2], cells[3], Integer.parseInt(cells[4]), codes);
    }
}
