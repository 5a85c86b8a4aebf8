package health.onward.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules that a machine can check, each with the class that breaks it on purpose: a rule that has never failed guards
 * nothing.
 */
enum HouseRule {
    ROOMS_USE_ONLY_WHAT_THE_TABLE_ALLOWS("GuiltyRoom", code -> AllowList.read().violations(code)),
    THE_EDGES_ISSUE_NO_SQL("GuiltyEdge", code -> using(code, HouseRule::edge, HouseRule::database)),
    FHIR_STAYS_IN_ITS_MODULE(
            "GuiltyWords", code -> using(code, type -> !room(type).equals("fhir"), HouseRule::hapi)),
    THE_DOMAIN_KNOWS_NO_WEB("GuiltyController", code -> using(code, HouseRule::core, HouseRule::web)),
    A_COMMAND_LEAVES_SQL_TO_STORES("GuiltyCommand", HouseRule::commandsWithSql),
    RULES_ARE_PURE("GuiltyRules", code -> using(code, HouseRule::rule, target -> !Purity.allows(target))),
    VALUES_ARE_PURE("GuiltyValue", code -> using(code, HouseRule::value, Purity::forbids)),
    TIME_AND_CHANCE_ARE_GIVEN("GuiltyClock", HouseRule::ownTimeOrChance),
    STANDINGS_ARE_MATCHED_BY_RULES_ONLY("GuiltyStanding", HouseRule::standingsMatched),
    NAMES_SAY_WHAT_A_THING_IS("GuiltyManager", HouseRule::emptyNames),
    FILES_ARE_SHORT("GuiltyLength", HouseRule::longFiles),
    METHODS_ARE_SHORT("GuiltyMethod", HouseRule::longMethods),
    SQL_CAN_BE_DISTRIBUTED("GuiltySql", SqlRules::violations),
    MIGRATIONS_GO_STEP_BY_STEP("guilty_migration.sql", SqlRules::migrations);

    private static final int FILE = 400;
    private static final int METHOD = 60;

    private static final Pattern STANDING = Pattern.compile("\\bProgress\\.[A-Z][a-z]\\w*");
    private static final Pattern MATCHING = Pattern.compile("(Rules|Actions|Columns)|Worklist|Progress");
    private static final Pattern EMPTY_NAME = Pattern.compile(
            "(Base|Abstract)[A-Z]\\w*|\\w*(Manager|Helper|Helpers|Util|Utils|Impl|Dto|DTO|Controller|Processor)");
    private static final Set<String> OWN_TIME =
            Set.of("now", "currentTimeMillis", "systemUTC", "systemDefaultZone", "system");
    private static final Set<String> CHANCE = Set.of(
            "java.util.Random",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.SplittableRandom",
            "java.util.random.RandomGenerator");

    private final String canary;
    private final Function<Code, Stream<String>> violations;

    HouseRule(String canary, Function<Code, Stream<String>> violations) {
        this.canary = canary;
        this.violations = violations;
    }

    String canary() {
        return canary;
    }

    List<String> violations(Code code) {
        return violations
                .apply(code)
                .filter(found -> HouseExceptions.of(this).stream().noneMatch(found::startsWith))
                .distinct()
                .sorted()
                .toList();
    }

    /** Exceptions that nothing needs any more. */
    List<String> needlessExceptions(Code code) {
        List<String> all = violations.apply(code).toList();
        return HouseExceptions.of(this).stream()
                .filter(exception -> all.stream().noneMatch(found -> found.startsWith(exception)))
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static Stream<String> using(
            Code code, Function<JavaClass, Boolean> who, Function<JavaClass, Boolean> what) {
        return code.classes().stream()
                .filter(who::apply)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .filter(target -> !target.isPrimitive() && what.apply(target))
                        .map(target -> type.getName() + " uses " + target.getName()));
    }

    private static String room(JavaClass type) {
        return AllowList.room(type);
    }

    private static boolean core(JavaClass type) {
        return !room(type).isEmpty() && Code.inCore(room(type));
    }

    private static boolean edge(JavaClass type) {
        return Set.of("fhir", "web", "outside").contains(room(type));
    }

    private static boolean rule(JavaClass type) {
        return core(type) && !room(type).equals("platform") && Purity.ruleName(type);
    }

    private static boolean value(JavaClass type) {
        return core(type) && !room(type).equals("platform") && (type.isRecord() || type.isEnum());
    }

    private static boolean database(JavaClass target) {
        return target.getName()
                .matches(
                        "(java\\.sql|javax\\.sql|org\\.springframework\\.(jdbc|dao|transaction)|org\\.postgresql)\\..*");
    }

    private static boolean hapi(JavaClass target) {
        return target.getName().matches("(ca\\.uhn|org\\.hl7)\\..*");
    }

    private static boolean web(JavaClass target) {
        return target.getName()
                .matches(
                        "(jakarta\\.servlet|org\\.springframework\\.(web|http|boot|context|beans|stereotype|security))\\..*");
    }

    /** Who opens transactions decides; who issues SQL stores. */
    private static Stream<String> commandsWithSql(Code code) {
        return code.classes().stream()
                .filter(type -> core(type) && !room(type).equals("platform"))
                .filter(type -> uses(type, "health.onward.platform.Transactions")
                        && uses(type, "org.springframework.jdbc.core.simple.JdbcClient"))
                .map(type -> type.getName() + " opens transactions and issues SQL");
    }

    private static boolean uses(JavaClass type, String other) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(used -> used.getTargetClass().getName().equals(other));
    }

    private static Stream<String> ownTimeOrChance(Code code) {
        return code.classes().stream()
                .filter(HouseRule::core)
                .flatMap(type -> Stream.concat(
                                type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream())
                        .filter(HouseRule::ownTimeOrChance)
                        .map(call ->
                                type.getName() + " calls " + call.getTarget().getFullName()));
    }

    private static boolean ownTimeOrChance(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        boolean time = owner.startsWith("java.time.") || owner.equals("java.lang.System");
        boolean ownTime = time && OWN_TIME.contains(method);
        boolean ownId = owner.equals("java.util.UUID") && method.equals("randomUUID");
        boolean chance = CHANCE.contains(owner) && !method.startsWith("next");
        boolean maths = owner.equals("java.lang.Math") && method.equals("random");
        return ownTime || ownId || chance || maths;
    }

    private static Stream<String> standingsMatched(Code code) {
        return code.sources().stream()
                .filter(source -> !MATCHING.matcher(source.name()).find())
                .filter(source -> STANDING.matcher(source.text()).find())
                .map(source -> source.name() + " matches standings: ask the rules");
    }

    private static Stream<String> emptyNames(Code code) {
        return code.sources().stream()
                .filter(source -> EMPTY_NAME.matcher(source.name()).matches() || technicalService(source))
                .map(source -> source.name() + " says nothing of what it is");
    }

    /** A service is a clinical service, in the directory and (HealthcareService) on the wire; nothing else is called so. */
    private static boolean technicalService(Source source) {
        return source.name().endsWith("Service")
                && !source.name().endsWith("HealthcareService")
                && !source.path().endsWith("directory/Service.java");
    }

    private static Stream<String> longFiles(Code code) {
        return code.sources().stream()
                .filter(source -> source.lines() > FILE)
                .map(source -> source.name() + " has " + source.lines() + " lines");
    }

    private static Stream<String> longMethods(Code code) {
        return code.sources().stream()
                .flatMap(source -> source.methods().stream()
                        .filter(method -> method.lines() > METHOD)
                        .map(method -> source.name() + ": " + method.name() + " has " + method.lines() + " lines"));
    }
}
