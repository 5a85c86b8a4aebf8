package health.onward.appointment;

import health.onward.audit.AuditTrail;
import health.onward.directory.Services;
import health.onward.identity.ServiceId;
import health.onward.platform.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A provider's own system that says what a test wants, and everything that books there. */
final class OutsideWorld implements ProviderSystem {

    static final SystemId PAS = new SystemId("PAS");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final BookingAttempts attempts;
    final OutsideSystems systems;
    final AttemptEnd end;
    final Booking booking;
    final Outbox outbox;
    final Reconciliation reconciliation;
    final SlotPolling polling;
    final SlotWithdrawals withdrawals;
    final List<Wanted> asked = new ArrayList<>();
    final List<AttemptId> cancelled = new ArrayList<>();
    final Later clock = new Later();

    Function<Wanted, PasReply> answer = wanted -> new PasReply.Confirmed();
    Became became = Became.NOT_BOOKED;
    Offers offers = new Offers.Offered(List.of());
    Told toldOfCancellation = new Told.Understood();

    /** The world's time, and more when a test wants it later. */
    static final class Later extends Clock {

        Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return AppointmentWorld.NOW.plus(by);
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    OutsideWorld(AppointmentWorld world, BookingAttempts attempts, AuditTrail audit, BookingDecision decision) {
        this.attempts = attempts;
        systems = new OutsideSystems(world.jdbc);
        end = new AttemptEnd(world.referrals, world.appointments, decision, attempts, world.diary, audit, clock);
        var holds = new AttemptHolds(world.referrals, attempts, systems, world.ids, clock, PATIENCE);
        booking = new Booking(
                world.transactions,
                world.referrals,
                decision,
                holds,
                new OutsideBooking(world.transactions, attempts, end, systems, this));
        var notices = new CancellationNotices(world.transactions, attempts, world.diary, systems, this, clock);
        reconciliation = new Reconciliation(world.transactions, attempts, end, systems, this, clock);
        polling = new SlotPolling(
                world.transactions, world.diary, new Services(world.jdbc), systems, this, world.ids, clock);
        withdrawals =
                new SlotWithdrawals(world.transactions, world.diary, world.ending(attempts), new Services(world.jdbc));
        outbox = new Outbox(world.jdbc, world.transactions, Map.of(CancellationNotices.KIND, notices), clock);
    }

    /** The hospital keeps the diary of {@link AppointmentWorld#DIRECT}, and offers one slot, number 1 with us. */
    void keepsTheDiary(AppointmentWorld world) {
        world.look
                .sql("insert into provider_system values ('PAS', 'http://nowhere.invalid', 'out', 'in')")
                .update();
        world.look
                .sql("update service set provider_system = 'PAS' where id = 11000")
                .update();
        world.slot(AppointmentWorld.DIRECT, 1, AppointmentWorld.NOW.plus(Duration.ofDays(7)));
        world.look.sql("update slot set system = 'PAS', outside_id = 'abc'").update();
    }

    @Override
    public PasReply book(OutsideSystem system, Wanted wanted) {
        asked.add(wanted);
        return answer.apply(wanted);
    }

    @Override
    public Became became(OutsideSystem system, AttemptId attempt) {
        return became;
    }

    @Override
    public Told cancel(OutsideSystem system, AttemptId attempt) {
        if (toldOfCancellation instanceof Told.Understood) {
            cancelled.add(attempt);
        }
        return toldOfCancellation;
    }

    @Override
    public Offers offers(OutsideSystem system, ServiceId service, Instant from, Instant to) {
        return offers;
    }
}
