package health.onward.platform.bulk;

/** A file as the log names it. */
record FileTaken(String name, long bytes, String sha256) {}
