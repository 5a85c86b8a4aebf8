package health.onward.acceptance.faults;

import health.onward.acceptance.running.Referrer.Created;
import health.onward.acceptance.running.Referrer.FreeSlot;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told, and what they asked for, by X-Request-ID. */
final class History {

    record Booked(String requestId, Created referral, FreeSlot slot, String appointment, byte[] body) {}

    private final Queue<Created> created = new ConcurrentLinkedQueue<>();
    private final Queue<Booked> booked = new ConcurrentLinkedQueue<>();
    final AtomicInteger unknown = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    /** Bookings that wait for their answer now. */
    final AtomicInteger underWay = new AtomicInteger();

    void created(Created referral) {
        created.add(referral);
    }

    void booked(Booked booking) {
        booked.add(booking);
    }

    List<Created> created() {
        return List.copyOf(created);
    }

    List<Booked> booked() {
        return List.copyOf(booked);
    }
}
