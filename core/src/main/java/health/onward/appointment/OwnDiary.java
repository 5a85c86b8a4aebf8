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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The diary kept in our own tables. A slot's clinician is its schedule's, repeated so that a search needs no join. */
public final class OwnDiary implements ProviderSystem {

    private static final Refusal GONE =
            new Refusal(RefusalCode.SLOT_NOT_AVAILABLE, "this slot is no longer available; search again");

    private record Found(Slot slot, int total) {}

    private final JdbcClient jdbc;

    public OwnDiary(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pages by number, because the contract has page numbers; what is counted and skipped is one service's reach. */
    @Override
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

    @Override
    public Optional<Slot> find(ServiceId service, SlotId slot) {
        return jdbc.sql("select * from slot where service_id = ? and id = ?")
                .param(service.value())
                .param(slot.number())
                .query((row, n) -> read(row))
                .optional();
    }

    @Override
    public boolean knows(SlotId slot) {
        return jdbc.sql("""
                -- scatter-ok: asked only to word a refusal, by an index of each shard
                select exists (select from slot where id = ?)
                """).param(slot.number()).query(Boolean.class).single();
    }

    @Override
    public void take(Slot slot, Ubrn ubrn, Changes changes) {
        changes.expectOne(
                GONE,
                "update slot set taken_by = ? where service_id = ? and id = ? and taken_by is null and not withdrawn",
                ubrn.number(),
                slot.service().value(),
                slot.id().number());
    }

    @Override
    public void release(ServiceId service, SlotId slot, Ubrn ubrn, Changes changes) {
        changes.add(
                "update slot set taken_by = null where service_id = ? and id = ? and taken_by = ?",
                service.value(),
                slot.number(),
                ubrn.number());
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
                row.getBoolean("withdrawn"));
    }
}
