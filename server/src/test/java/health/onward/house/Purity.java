package health.onward.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.regex.Pattern;

/** What rules and values may use: plain Java, and types of the house that are themselves pure. */
final class Purity {

    private static final Pattern RULE = Pattern.compile(".*(Rules|Actions)(\\$.*)?");
    private static final Pattern PLAIN_JAVA =
            Pattern.compile("java\\.(lang|util|time|math|text)(\\..*)?|org\\.jspecify\\..*");
    private static final Pattern OWN_TIME_OR_WORLD = Pattern.compile(
            "java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Random|Timer|concurrent\\..*)|java\\.lang\\.(Thread|Process.*)");
    private static final Pattern WORLD = Pattern.compile(
            "(java\\.(sql|net|nio|io)|javax\\.sql|org\\.springframework|org\\.postgresql|jakarta)\\..*|java\\.time\\.Clock");

    private Purity() {}

    static boolean ruleName(JavaClass type) {
        return RULE.matcher(type.getSimpleName()).matches()
                || RULE.matcher(type.getName().replaceAll(".*\\.", "")).matches();
    }

    /** For rules, said by what is allowed. */
    static boolean allows(JavaClass target) {
        String name = target.getName();
        if (name.startsWith("health.onward.")) {
            return pure(target);
        }
        return PLAIN_JAVA.matcher(name).matches()
                && !OWN_TIME_OR_WORLD.matcher(name).matches();
    }

    /** For values, said by what is forbidden: an enum may name its system's URL class, a record may hold bytes. */
    static boolean forbids(JavaClass target) {
        return WORLD.matcher(target.getName()).matches()
                || (target.getName().startsWith("health.onward.") && !pure(target));
    }

    /** A record, an enum, an interface, another rule, or one of the few plain classes of the platform. */
    private static boolean pure(JavaClass target) {
        return target.isRecord()
                || target.isEnum()
                || target.isInterface()
                || ruleName(target)
                || target.getName().matches(".*(Columns|Worklist)(\\$.*)?");
    }
}
