package health.onward.bench;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one operation as a script for pgbench: the same statements with bound parameters, in the same trips (pgbench's
 * pipelines), a new referral each time. Two samples of the operation tell which values are new each time; of those, what the
 * schema wants unique or consistent is computed, the rest (times, texts) keeps the value of the first sample.
 *
 * @param text the script
 * @param constants values that never change, for pgbench's -D
 */
record PgbenchScript(String text, Map<String, String> constants) {

    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int BUCKETS = 16_384;

    /** How many numbers each client has for itself. */
    static final long SPAN = 100_000_000;

    static PgbenchScript of(Sample one, Sample other) {
        if (!one.counted().looksLike(other.counted())) {
            throw new IllegalStateException("two samples of one operation ran different statements:\n  "
                    + one.counted().summary() + "\n  " + other.counted().summary());
        }
        return new Writing(one, other).script();
    }

    private static final class Writing {

        private final Sample one;
        private final Sample other;
        private final StringBuilder body = new StringBuilder();
        private final Map<String, String> constants = new LinkedHashMap<>();
        /** Values of the first sample that are new each time, and the variable that stands for each. */
        private final Map<String, String> variables = new LinkedHashMap<>();

        private final Set<String> computed = new LinkedHashSet<>();
        private int ids;

        Writing(Sample one, Sample other) {
            this.one = one;
            this.other = other;
            variables.put(String.valueOf(one.ubrn()), "ubrn");
            variables.put(String.valueOf(one.ubrn() % BUCKETS), "bucket");
            variables.put(one.requestId(), "key");
            if (!one.slot().isEmpty()) {
                variables.put(one.slot(), "slot");
            }
        }

        PgbenchScript script() {
            for (int trip = 0; trip < one.counted().trips().size(); trip++) {
                List<Executed> statements = one.counted().trips().get(trip).statements();
                List<Executed> others = other.counted().trips().get(trip).statements();
                boolean several = statements.size() > 1;
                body.append(several ? "\\startpipeline\n" : "");
                for (int n = 0; n < statements.size(); n++) {
                    body.append(statement(statements.get(n), others.get(n), "p" + trip + "_" + n + "_"));
                }
                body.append(several ? "\\endpipeline\n" : "");
            }
            return new PgbenchScript(head() + body, constants);
        }

        private String head() {
            String slot = one.slot().isEmpty() ? "" : "\\set slot :slots + :client_id * " + SPAN + " + :n\n";
            return "\\set n :n + 1\n"
                    + "\\set ubrn :base + :client_id * " + SPAN + " + :n\n"
                    + "\\set bucket :ubrn % " + BUCKETS + "\n"
                    + "\\set key 7000000000000000000 + :ubrn\n"
                    + slot
                    + String.join("", computed);
        }

        private String statement(Executed statement, Executed same, String prefix) {
            Matcher parameters = PARAMETER.matcher(statement.withoutComments().strip());
            var sql = new StringBuilder();
            while (parameters.find()) {
                int n = Integer.parseInt(parameters.group(1));
                String word = word(statement.values().get(n - 1), same.values().get(n - 1), prefix + n);
                parameters.appendReplacement(sql, Matcher.quoteReplacement(word));
            }
            parameters.appendTail(sql);
            return sql + ";\n";
        }

        /** pgbench has no variable that is null, so a null stands in the statement itself. */
        private String word(@Nullable String value, @Nullable String elsewhere, String name) {
            if (value == null) {
                return "null";
            }
            if (!value.equals(elsewhere)) {
                String variable = variables.containsKey(value) ? variables.get(value) : id(value);
                if (variable != null) {
                    return ":" + variable;
                }
            }
            constants.put(name, value);
            return ":" + name;
        }

        /** A number of ours that is new each time; those that route by themselves carry the bucket in their lowest bits. */
        private @Nullable String id(String value) {
            if (!NUMBER.matcher(value).matches()) {
                return null;
            }
            String name = "id" + ++ids;
            boolean routed = Long.parseLong(value) % BUCKETS == one.ubrn() % BUCKETS;
            computed.add("\\set " + name + " (:ubrn * 100 + " + ids + ")"
                    + (routed ? " * " + BUCKETS + " + :bucket" : "") + "\n");
            variables.put(value, name);
            return name;
        }
    }
}
