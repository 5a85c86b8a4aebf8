package health.onward.acceptance;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The journeys that {@code ./onward journey [NAME]} knows: each one is performed before the reader's eyes. */
public enum Journeys {
    MAIN((wire, telling) -> new Journey(new Steps(wire, telling), telling).travel()),
    DEFERRAL((wire, telling) -> new DeferralJourney(wire, telling).travel()),
    ADVICE((wire, telling) -> new AdviceJourney(wire, telling, new Paper(papers())).travel()),
    LIFE((wire, telling) -> new LifeJourney(wire, telling, new Paper(papers())).travel()),
    OUTSIDE((wire, telling) -> new OutsideJourney(wire, telling, () -> OutsideJourney.hospitalOf(wire)).travel());

    private final BiConsumer<Wire, Telling> journey;

    Journeys(BiConsumer<Wire, Telling> journey) {
        this.journey = journey;
    }

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /** 0 when all went as it should, 1 when not, 2 when it was not asked in a way it understands. */
    static int run(List<String> arguments) {
        Deque<String> left = new ArrayDeque<>(arguments);
        List<Journeys> journeys = asked(left);
        if (journeys.isEmpty()
                || !(left.isEmpty() || (left.size() == 2 && left.peek().equals("--base")))) {
            System.err.println("journey [" + names() + " | --all] [--base ADDRESS], such as http://localhost:8080");
            return 2;
        }
        String server = left.isEmpty() ? ownServer() : left.getLast();
        var telling = new Telling(System.out);
        try (var wire = new Wire(server, telling)) {
            journeys.forEach(journey -> journey.journey.accept(wire, telling));
            return 0;
        } catch (NotAsItShould e) {
            System.err.println("The journey ended at step " + telling.steps() + ": " + e.getMessage());
            return 1;
        }
    }

    /** None when there is no journey of that name. */
    private static List<Journeys> asked(Deque<String> left) {
        if (left.isEmpty() || left.peek().equals("--base")) {
            return List.of(MAIN);
        }
        String name = left.pop();
        return name.equals("--all")
                ? List.of(values())
                : named(name).map(List::of).orElse(List.of());
    }

    private static Optional<Journeys> named(String name) {
        return Arrays.stream(values())
                .filter(journey -> journey.word().equals(name))
                .findFirst();
    }

    private static String names() {
        return Arrays.stream(values()).map(Journeys::word).collect(Collectors.joining(" | "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where letters and summaries are put that a journey was given. */
    private static Path papers() {
        return Path.of(System.getProperty("onward.papers", ".onward/journey"));
    }

    private static String ownServer() {
        return "http://localhost:"
                + System.getProperty("onward.port", System.getenv().getOrDefault("ONWARD_PORT", "8080"));
    }
}
