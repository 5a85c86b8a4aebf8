package health.onward.bench;

import health.onward.acceptance.running.OwnDatabase;
import health.onward.acceptance.running.Referrer;
import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.Referrer.FreeSlot;
import health.onward.acceptance.running.WireClient.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What bookings are made of: referrals that wait to be booked, and free slots of the services on their shortlists. */
final class Material {

    /** The demo world's twenty cardiology services that book directly. */
    static final List<String> SERVICES = java.util.stream.IntStream.range(12_000, 12_020)
            .mapToObj(String::valueOf)
            .toList();

    private static final int PAGE = 100;
    private static final long COPIES = 5_000_000_000L;

    private final OwnDatabase database;
    private final Queue<Created> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<FreeSlot>> free = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    Material(OwnDatabase database) {
        this.database = database;
        SERVICES.forEach(service -> free.put(service, new ConcurrentLinkedQueue<>()));
    }

    /** Creates a referral with one of the services, and keeps it to be booked. */
    boolean create(Referrer client) throws IOException {
        String service = SERVICES.get(Math.floorMod(turn.getAndIncrement(), SERVICES.size()));
        waiting.add(Referrer.created(done(client.create(UUID.randomUUID().toString(), service)), service));
        return true;
    }

    boolean book(Referrer client) throws IOException {
        Created referral = waiting.poll();
        FreeSlot slot = referral == null ? null : slots(referral.service()).poll();
        if (referral == null || slot == null) {
            return false;
        }
        done(client.book(UUID.randomUUID().toString(), referral, slot));
        return true;
    }

    int waiting() {
        return waiting.size();
    }

    int free() {
        return free.values().stream().mapToInt(Queue::size).sum();
    }

    Created referral() {
        return waiting.remove();
    }

    FreeSlot slot(String service) {
        return slots(service).remove();
    }

    private Queue<FreeSlot> slots(String service) {
        return free.getOrDefault(service, new ConcurrentLinkedQueue<>());
    }

    static Reply done(Reply reply) throws IOException {
        if (reply.status() != 201) {
            throw new IOException("answered " + reply.status() + ": " + reply.text());
        }
        return reply;
    }

    /**
     * Gives each service at least {@code wanted} slots more, as if its clinics had more rooms, and finds them as a client does
     * (A015).
     */
    void stock(Referrer client, int wanted) throws IOException {
        for (String service : SERVICES) {
            addRooms(Long.parseLong(service), wanted);
            slots(service).clear();
            List<FreeSlot> page = List.of();
            for (int n = 1; n == 1 || page.size() == PAGE; n++) {
                page = new ArrayList<>(client.slots(service, PAGE, n));
                slots(service).addAll(page);
            }
        }
    }

    private void addRooms(long service, int wanted) {
        database.asOwner().update("""
                insert into slot select p.* from
                  (select s, row_number() over () as n from slot s, generate_series(1, ?)
                   where service_id = ? and taken_by is null and not withdrawn and id < ?
                     and published_at < now() - interval '7 days' and starts < now() + interval '60 days'
                     and 'ROUTINE' = any (priorities) limit ?) as rooms,
                  jsonb_populate_record(s, jsonb_build_object('id', ? + n
                    + (select coalesce(max(id), ?) from slot where service_id = ? and id >= ?) - ?)) as p
                """, wanted, service, COPIES, wanted, COPIES, COPIES, service, COPIES, COPIES);
    }
}
