package health.onward.bench;

import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.Referrer.FreeSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Listens to single operations of one client, on the wire between the server and PostgreSQL. */
final class Counting {

    private static final int UNTIL_PREPARED = 15;

    private final PostgresTap tap;
    private final Referrer client;
    private final Material material;

    Counting(PostgresTap tap, Referrer client, Material material) {
        this.tap = tap;
        this.client = client;
        this.material = material;
    }

    List<Sample> creations(int count) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int n = -UNTIL_PREPARED; n < count; n++) {
            String key = UUID.randomUUID().toString();
            List<Created> created = new ArrayList<>();
            Counted counted =
                    listen(() -> created.add(Referrer.created(Material.done(client.create(key, "12000")), "12000")));
            if (n >= 0) {
                samples.add(new Sample(
                        counted, key, Long.parseLong(created.getFirst().ubrn()), ""));
            }
        }
        return samples;
    }

    List<Sample> bookings(int count) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (int n = -UNTIL_PREPARED; n < count; n++) {
            String key = UUID.randomUUID().toString();
            Created referral = Referrer.created(
                    Material.done(client.create(UUID.randomUUID().toString(), "12000")), "12000");
            FreeSlot slot = material.slot("12000");
            Counted counted = listen(() -> Material.done(client.book(key, referral, slot)));
            if (n >= 0) {
                samples.add(new Sample(counted, key, Long.parseLong(referral.ubrn()), slot.id()));
            }
        }
        return samples;
    }

    private Counted listen(Callable<?> operation) throws Exception {
        return new Counted(tap.during(operation));
    }

    /** What most of them look like; two of those that do are enough to know which values change. */
    static List<Sample> typical(List<Sample> samples) {
        Sample typical = samples.stream()
                .max(java.util.Comparator.comparingLong(one -> samples.stream()
                        .filter(it -> it.counted().looksLike(one.counted()))
                        .count()))
                .orElseThrow();
        List<Sample> same = samples.stream()
                .filter(it -> it.counted().looksLike(typical.counted()))
                .toList();
        if (same.size() < 2) {
            throw new IllegalStateException("no two operations ran the same statements, such as "
                    + typical.counted().summary());
        }
        return List.of(same.getFirst(), same.getLast());
    }
}
