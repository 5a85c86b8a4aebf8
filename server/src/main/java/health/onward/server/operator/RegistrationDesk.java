package health.onward.server.operator;

import health.onward.identity.Application;
import health.onward.identity.Application.Keys;
import health.onward.identity.Applications;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ClientId;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisations;
import health.onward.identity.Registration;
import health.onward.identity.UserId;
import health.onward.platform.CannotStart;
import health.onward.platform.Database;
import health.onward.platform.DatabaseSettings;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's {@code ./onward app}: registers applications that call without a person, lists them, switches them off and on. */
public final class RegistrationDesk {

    private static final String USAGE = """
            usage:
              ./onward app register NAME --organisation CODE --side provider|referrer --number DIGITS --endpoints A004,A005,...
                       (--keys FILE | --keys-url URL) [--title TEXT]
              ./onward app list
              ./onward app off NAME
              ./onward app on NAME""";
    private static final Set<String> OPTIONS =
            Set.of("--organisation=", "--side=", "--number=", "--endpoints=", "--keys=", "--keys-url=", "--title=");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public RegistrationDesk(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.getProperties().putIfAbsent("logback.configurationFile", "operator-logback.xml");
        System.exit(new RegistrationDesk(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    /** Answers the exit code, as {@link Operator} does. */
    public int run(List<String> arguments) {
        try {
            return understood(arguments);
        } catch (Misused e) {
            err.println("onward: " + e.getMessage() + "\n" + USAGE);
            return Operator.MISUSED;
        } catch (CannotStart e) {
            err.println("onward: " + e.getMessage());
            return Operator.NO_DATABASE;
        }
    }

    private int understood(List<String> arguments) {
        String what = arguments.isEmpty() ? "" : arguments.getFirst();
        Words words = Words.of(arguments.stream().skip(1).toList(), what.equals("register") ? OPTIONS : Set.of());
        return switch (what) {
            case "list" -> list();
            case "on", "off" -> {
                ClientId name = name(words);
                yield change(desk -> desk.activate(name, what.equals("on")));
            }
            case "register" -> {
                Application application = application(words);
                yield change(desk -> desk.register(application));
            }
            default -> throw new Misused("what is to be done with applications?");
        };
    }

    private int change(Function<Registration, Outcome<Application>> order) {
        try (Database database = open()) {
            JdbcClient jdbc = JdbcClient.create(database.application());
            var transactions = new Transactions(database.application(), Clock.systemUTC());
            var desk = new Registration(transactions, new Applications(jdbc), new Organisations(jdbc));
            return switch (order.apply(desk)) {
                case Outcome.Accepted(var application) -> {
                    out.println(line(application));
                    yield Operator.DONE;
                }
                case Outcome.Refused<Application> refused -> {
                    refused.refusals().forEach(refusal -> out.println("Refused: " + refusal.sentence()));
                    yield Operator.REFUSED;
                }
            };
        }
    }

    private int list() {
        try (Database database = open()) {
            new Applications(JdbcClient.create(database.application()))
                    .all()
                    .forEach(application -> out.println(line(application)));
            return Operator.DONE;
        }
    }

    private Database open() {
        DatabaseSettings all = DatabaseSettings.from(environment);
        return Database.visit(
                new DatabaseSettings(all.directory(), all.outside(), all.profile(), 2), Clock.systemUTC());
    }

    private static String line(Application application) {
        return "%s (%s) %s for %s as %s, %s: %s"
                .formatted(
                        application.id().value(),
                        application.name(),
                        application.active() ? "active" : "off",
                        application.organisation().value(),
                        application.user().value(),
                        application.function(),
                        String.join(" ", application.endpoints()));
    }

    private static Application application(Words words) {
        ClientId name = name(words);
        return new Application(
                name,
                words.option("--title").orElse(name.value()),
                needed(words, "--organisation", OdsCode::parse),
                needed(words, "--side", RegistrationDesk::function),
                needed(words, "--number", UserId::parse),
                new TreeSet<>(
                        Arrays.asList(needed(words, "--endpoints", Optional::of).split(",", -1))),
                keys(words),
                true);
    }

    private static Keys keys(Words words) {
        Optional<String> file = words.option("--keys");
        Optional<String> address = words.option("--keys-url");
        if (file.isPresent() == address.isPresent()) {
            throw new Misused("give either --keys or --keys-url");
        }
        return file.map(PublicKeys::in).orElseGet(() -> PublicKeys.at(address.orElseThrow()));
    }

    private static ClientId name(Words words) {
        if (words.plain().size() != 1) {
            throw new Misused("which application?");
        }
        return ClientId.parse(words.plain().getFirst())
                .orElseThrow(
                        () -> new Misused(
                                "a name has 3 to 100 letters, digits, dots, dashes and underscores, and is no number of a person"));
    }

    private static Optional<BusinessFunction> function(String side) {
        return switch (side) {
            case "provider" -> Optional.of(BusinessFunction.PROVIDER_AUTHORISED_APPLICATION);
            case "referrer" -> Optional.of(BusinessFunction.REFERRER_AUTHORISED_APPLICATION);
            default -> Optional.empty();
        };
    }

    private static <T> T needed(Words words, String option, Function<String, Optional<T>> parse) {
        String value = words.option(option).orElseThrow(() -> new Misused(option + " is missing"));
        return parse.apply(value).orElseThrow(() -> new Misused(option + " cannot be '" + value + "'"));
    }
}
