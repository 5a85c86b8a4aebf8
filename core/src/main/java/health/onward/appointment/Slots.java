package health.onward.appointment;

import health.onward.directory.Priority;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Changes;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The slots as we know them: of diaries that are kept here, and those that outside systems offer, by their last word. A slot's
 * clinician is its schedule's, repeated so that a search needs no join.
 *
 * <p>Taking and releasing are statements of the caller's transaction, so that a slot and its referral change together.
 */
public final class Slots {

    private static final Refusal GONE =
            new Refusal(RefusalCode.SLOT_NOT_AVAILABLE, "this slot is no longer available; search again");

    private record Found(Slot slot, int total) {}

    private final JdbcClient jdbc;

    public Slots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page of the free slots that {@code search} describes, in order of start, and how many there are in all. Pages by number, because the
     * contract has page numbers; what is counted and skipped is one service's reach.
     */
    public SlotPage free(SlotSearch search) {
        String clinician = search.clinician().map(UserId::value).orElse(null);
        List<Found> found = jdbc.sql("""
                select *, count(*) over () as total from slot
                where service_id = ? and taken_by is null and not withdrawn
                  and starts > ? and starts <= ? and published_at <= ? and ? = any (priorities)
                  and (?::text is null or clinician = ?)
                order by starts, id limit ? offset ?
                """)
                .param(search.service().value())
                .param(Timestamp.from(search.reach().opens()))
                .param(Timestamp.from(search.reach().closes()))
                .param(Timestamp.from(search.reach().publishedBy()))
                .param(search.priority().name())
                .param(clinician)
                .param(clinician)
                .param(search.count())
                .param(search.skip())
                .query((row, n) -> new Found(read(row), row.getInt("total")))
                .list();
        return new SlotPage(
                found.stream().map(Found::slot).toList(),
                found.isEmpty() ? 0 : found.getFirst().total());
    }

    /** A slot of a service, whoever has it; empty when the service never had one by this number. */
    public Optional<Slot> find(ServiceId service, SlotId slot) {
        return jdbc.sql("select * from slot where service_id = ? and id = ?")
                .param(service.value())
                .param(slot.number())
                .query((row, n) -> read(row))
                .optional();
    }

    /** Whether any service has a slot by this number: tells a slot of another service from one that does not exist. */
    public boolean knows(SlotId slot) {
        return jdbc.sql("""
                -- scatter-ok: asked only to word a refusal, by an index of each shard
                select exists (select from slot where id = ?)
                """).param(slot.number()).query(Boolean.class).single();
    }

    /**
     * Takes a free slot; if somebody is faster, the command is refused with SLOT_NOT_AVAILABLE. Said so that the index of free
     * slots does not look like a way to this one: while a diary that came in bulk is not analyzed yet, all of it would be read.
     */
    public void take(Slot slot, Ubrn ubrn, Changes changes) {
        changes.expectOne(
                GONE,
                "update slot set taken_by = ? where service_id = ? and id = ? and coalesce(taken_by, 0) = 0 and not withdrawn",
                ubrn.number(),
                slot.service().value(),
                slot.id().number());
    }

    /** Offers a slot again that a referral no longer needs; does nothing if the referral does not have it. */
    public void release(ServiceId service, SlotId slot, Ubrn ubrn, Changes changes) {
        changes.add(
                "update slot set taken_by = null where service_id = ? and id = ? and taken_by = ?",
                service.value(),
                slot.number(),
                ubrn.number());
    }

    /** The same for a slot that the outside system has given to somebody else, or has withdrawn. */
    public void releaseWithdrawn(ServiceId service, SlotId slot, Ubrn ubrn, Changes changes) {
        changes.add(
                "update slot set taken_by = null, withdrawn = true where service_id = ? and id = ? and taken_by = ?",
                service.value(),
                slot.number(),
                ubrn.number());
    }

    /** What we know of an outside system's slots of a service in a range of time, offered or not. */
    List<Slot> of(SystemId system, ServiceId service, Instant from, Instant to) {
        return jdbc.sql("""
                select * from slot where service_id = ? and system = ? and starts > ? and starts <= ? order by starts, id
                """)
                .param(service.value())
                .param(system.value())
                .param(Timestamp.from(from))
                .param(Timestamp.from(to))
                .query((row, n) -> read(row))
                .list();
    }

    /** A slot by the outside system's own name. */
    Optional<Slot> named(Slot.Outside outside, ServiceId service) {
        return jdbc.sql("select * from slot where service_id = ? and system = ? and outside_id = ?")
                .param(service.value())
                .param(outside.system().value())
                .param(outside.name())
                .query((row, n) -> read(row))
                .optional();
    }

    /** A slot that an outside system offers for the first time, or differently; one that somebody has stays as it is. */
    void offer(Slot slot, Changes changes) {
        Slot.Outside outside = slot.outside().orElseThrow();
        String clinician = slot.clinician().map(UserId::value).orElse(null);
        changes.add(
                "insert into schedule (service_id, id, clinician) values (?, ?, ?) on conflict (service_id, id) do nothing",
                slot.service().value(),
                slot.schedule().id(),
                clinician);
        changes.add(
                """
                insert into slot (service_id, id, schedule_id, clinician, starts, ends, priorities, published_at, withdrawn,
                                  system, outside_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?)
                on conflict (service_id, id) do update set schedule_id = excluded.schedule_id, clinician = excluded.clinician,
                    starts = excluded.starts, ends = excluded.ends, priorities = excluded.priorities, withdrawn = false
                where slot.taken_by is null
                """,
                slot.service().value(),
                slot.id().number(),
                slot.schedule().id(),
                clinician,
                slot.start(),
                slot.end(),
                slot.priorities().stream().map(Priority::name).sorted().toArray(String[]::new),
                slot.published(),
                outside.system().value(),
                outside.name());
    }

    /** Offered no longer; if somebody takes it at this moment, the command is refused as LOCKED. */
    void withdraw(Slot slot, Changes changes) {
        changes.expectOne(
                new Refusal(RefusalCode.LOCKED, "this slot is being taken"),
                "update slot set withdrawn = true where service_id = ? and id = ? and taken_by is null",
                slot.service().value(),
                slot.id().number());
    }

    /** All that start from one time to another and are not withdrawn, whoever has them: in order of start. */
    List<Slot> starting(ServiceId service, Instant from, Instant to, Optional<UserId> clinician) {
        String only = clinician.map(UserId::value).orElse(null);
        return jdbc.sql("""
                select * from slot
                where service_id = ? and starts >= ? and starts < ? and not withdrawn and (?::text is null or clinician = ?)
                order by starts, id
                """)
                .param(service.value())
                .param(Timestamp.from(from))
                .param(Timestamp.from(to))
                .param(only)
                .param(only)
                .query((row, n) -> read(row))
                .list();
    }

    /** A slot that was released in the same transaction and shall not be offered again. */
    void withdrawReleased(Slot slot, Changes changes) {
        changes.add(
                "update slot set withdrawn = true where service_id = ? and id = ? and taken_by is null",
                slot.service().value(),
                slot.id().number());
    }

    private static Slot read(ResultSet row) throws SQLException {
        ServiceId service = new ServiceId(row.getLong("service_id"));
        Optional<UserId> clinician =
                Optional.ofNullable(row.getString("clinician")).map(UserId::new);
        return new Slot(
                new SlotId(row.getLong("id")),
                new Schedule(row.getString("schedule_id"), service, clinician),
                row.getTimestamp("starts").toInstant(),
                row.getTimestamp("ends").toInstant(),
                Arrays.stream((String[]) row.getArray("priorities").getArray())
                        .map(Priority::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getTimestamp("published_at").toInstant(),
                Optional.ofNullable(row.getObject("taken_by", Long.class)).map(Ubrn::new),
                row.getBoolean("withdrawn"),
                outside(row.getString("system"), row.getString("outside_id")));
    }

    private static Optional<Slot.Outside> outside(@Nullable String system, @Nullable String name) {
        return system == null || name == null
                ? Optional.empty()
                : Optional.of(new Slot.Outside(new SystemId(system), name));
    }
}
