package health.onward.platform;

/** JSON text bound to a jsonb column. */
public record Jsonb(String json) {}
