package health.onward.directory;

/** What is accepted, and yet probably not meant. */
public record Warning(String where, String sentence) {}
