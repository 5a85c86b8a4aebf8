package health.onward.bench;

import health.onward.acceptance.running.Referrer;
import health.onward.bench.Load.Operation;
import health.onward.bench.Measured.Round;
import java.io.IOException;
import java.time.Duration;

/** Runs our server and pgbench by turns, A-B-B-A, so that whatever else the machine does meets both alike. */
final class Speed {

    /** How both did. */
    record Pair(Measured ours, Measured floor) {

        double ratio() {
            return ours.perSecond() / floor.perSecond();
        }
    }

    private final Settings settings;
    private final Load load;
    private final Meters meters;
    private final Material material;

    Speed(Settings settings, Load load, Meters meters, Material material) {
        this.settings = settings;
        this.load = load;
        this.meters = meters;
        this.material = material;
    }

    /** Creations and bookings by turns, as long as it takes the JVM to compile what matters. */
    void warmUp() throws InterruptedException {
        load.lasting(settings.warmUp(), client -> material.create(client) && material.book(client));
    }

    Pair creations(Floor floor) throws Exception {
        return byTurns(floor, () -> lasting(material::create));
    }

    Pair bookings(Floor floor) throws Exception {
        double[] expected = {200};
        return byTurns(floor, () -> {
            enough((int) (1.5 * expected[0] * settings.round().toSeconds()));
            Round round = lasting(material::book);
            expected[0] = round.perSecond();
            return round;
        });
    }

    private interface Turn {
        Round run() throws Exception;
    }

    private Pair byTurns(Floor floor, Turn turn) throws Exception {
        var ours = new Measured();
        var theirs = new Measured();
        double expected =
                floor.run(settings.clients(), Duration.ZERO, 0, meters).perSecond();
        for (int n = 0; n < settings.rounds(); n++) {
            // A B, B A, A B …
            boolean oursFirst = n % 2 == 0;
            if (oursFirst) {
                ours.add(turn.run());
            }
            Round round = floor.run(settings.clients(), settings.round(), expected, meters);
            expected = round.perSecond();
            theirs.add(round);
            if (!oursFirst) {
                ours.add(turn.run());
            }
        }
        return new Pair(ours, theirs);
    }

    private Round lasting(Operation operation) throws InterruptedException {
        Used before = meters.read();
        Load.Round round = load.lasting(settings.round(), operation);
        return new Round(
                round.perSecond(), round.done(), round.nanos(), meters.read().since(before));
    }

    /** Material for that many bookings. */
    private void enough(int bookings) throws InterruptedException, IOException {
        load.whilst(() -> material.waiting() < bookings, material::create);
        if (material.free() < 2 * bookings) {
            try (Referrer client = load.client()) {
                material.stock(client, 4 * bookings / Material.SERVICES.size());
            }
        }
    }
}
