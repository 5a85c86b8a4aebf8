package health.onward.acceptance.faults;

import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.FreeSlot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The slots that practices will try to book, each wanted by two of them. */
final class Wanted {

    /** The demo world's services that book directly and that one search finds. */
    private static final List<String> SERVICES =
            IntStream.range(12_000, 12_020).mapToObj(String::valueOf).toList();

    private static final int PAGE = 100;

    private final Map<String, Queue<FreeSlot>> slots = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Wanted(Referrer client, long seed) throws IOException {
        var chance = new Random(seed);
        for (String service : SERVICES) {
            List<FreeSlot> free = client.slots(service, PAGE, 1);
            List<FreeSlot> twice = new ArrayList<>(free);
            twice.addAll(free);
            Collections.shuffle(twice, chance);
            slots.put(service, new ConcurrentLinkedQueue<>(twice));
        }
    }

    String service() {
        return SERVICES.get(turn.getAndIncrement() % SERVICES.size());
    }

    FreeSlot slot(String service) {
        FreeSlot slot =
                slots.getOrDefault(service, new ConcurrentLinkedQueue<>()).poll();
        if (slot == null) {
            throw new AssertionError("service " + service + " has no slots left: the test books too fast");
        }
        return slot;
    }
}
