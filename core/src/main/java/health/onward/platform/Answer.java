package health.onward.platform;

import java.util.Map;

/** An answer as it goes over the wire, kept so that a repeated write gets the very same one. */
public record Answer(int status, Map<String, String> headers, byte[] body) {}
