package health.onward.platform.bulk;

/**
 * Who wants an import, and how.
 *
 * @param account the operator's account, for the log
 * @param dryRun everything is done and then rolled back
 */
public record Ordered(String account, boolean dryRun) {}
