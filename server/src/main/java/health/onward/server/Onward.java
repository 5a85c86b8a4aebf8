package health.onward.server;

import health.onward.fhir.r4.R4WarmUp;
import health.onward.fhir.stu3.Stu3WarmUp;
import health.onward.platform.CannotStart;
import health.onward.server.demo.DemoWiring;
import health.onward.server.security.EmbeddedIssuerWiring;
import health.onward.server.security.OutsideIssuerWiring;
import health.onward.server.security.SecurityWiring;
import health.onward.server.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the house: {@code java -jar onward.jar}, with its settings in the environment. */
public final class Onward {

    /** In the order in which a reader meets them; each module has one. */
    private static final List<Class<?>> WIRING = List.of(
            Foundation.class,
            PlatformWiring.class,
            IdentityWiring.class,
            DirectoryWiring.class,
            ReferralWiring.class,
            AttachmentWiring.class,
            ReferrerWiring.class,
            AppointmentWiring.class,
            OutsideWiring.class,
            DocumentWiring.class,
            TriageWiring.class,
            WorklistWiring.class,
            AdviceWiring.class,
            LetterWiring.class,
            NoticeWiring.class,
            WireWiring.class,
            SecurityWiring.class,
            WebWiring.class,
            OperationsWiring.class);

    private Onward() {}

    public static void main(String[] arguments) {
        try {
            start(System.getenv(), arguments);
        } catch (CannotStart e) {
            System.err.println("Onward cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /** @param environment the settings, see {@link Settings} */
    public static ConfigurableApplicationContext start(Map<String, String> environment, String... arguments) {
        Settings settings = Settings.from(environment);
        var application = new SpringApplication(sources(settings));
        application.setDefaultProperties(
                Map.of("server.port", settings.port(), "management.server.port", settings.managementPort()));
        application.addInitializers((GenericApplicationContext context) -> {
            context.registerBean(Settings.class, () -> settings);
            // Beside the start of the database, which leaves a core idle.
            Thread.ofPlatform().daemon().name("warm-up").start(() -> {
                Stu3WarmUp.run();
                R4WarmUp.run();
            });
        });
        return application.run(arguments);
    }

    private static Class<?>[] sources(Settings settings) {
        List<Class<?>> sources = new ArrayList<>(WIRING);
        sources.add(settings.tokens().embedded() ? EmbeddedIssuerWiring.class : OutsideIssuerWiring.class);
        sources.add(settings.demo() ? DemoWiring.class : ProductionWiring.class);
        return sources.toArray(Class<?>[]::new);
    }
}
