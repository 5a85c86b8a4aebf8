package health.onward.letter;

import java.util.Optional;

/**
 * Where patients turn to, as an operator has set it.
 *
 * @param address of the patients' own pages
 * @param line number and hours of the line that books for patients
 */
public record Signposts(String address, Optional<String> line, Optional<String> textphone) {}
