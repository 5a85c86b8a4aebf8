package health.onward.advice;

import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.referral.Ubrn;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored rows of both sides' lists: one organisation's is read row by row, who has waited longest first. */
public final class AdviceList {

    /** Rows that the driver holds at a time. */
    private static final int AT_A_TIME = 500;

    private final JdbcClient jdbc;

    public AdviceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The part of one organisation's list that somebody may see.
     *
     * @param services only conversations with these; absent for a referring organisation
     * @param responder whose turn it is
     * @param nobodys only those that no responder was named for
     */
    public record Part(
            OdsCode organisation,
            Side side,
            Optional<Set<ServiceId>> services,
            Optional<String> specialty,
            Optional<UserId> responder,
            boolean nobodys) {}

    /** The last row of a page; the next begins after it, however many came or went meanwhile. */
    public record After(Instant placeAt, Ubrn ubrn) {}

    /** Only inside a transaction: outside of one, the driver would take in the whole list at once. */
    public void fetch(Part part, Consumer<AdviceListRow> each) {
        AdviceSelection selection = AdviceSelection.of(part);
        jdbc.sql("select *" + selection.from() + AdviceSelection.ORDER)
                .withFetchSize(AT_A_TIME)
                .params(selection.values())
                .query((ResultSet row) -> each.accept(AdviceListColumns.read(row)));
    }

    /** At most so many rows, from the first or from after a place. */
    public List<AdviceListRow> page(Part part, Optional<After> after, int most) {
        AdviceSelection selection = AdviceSelection.of(part);
        after.ifPresent(selection::after);
        return jdbc.sql("select *" + selection.from() + AdviceSelection.ORDER + " limit ?")
                .params(selection.values())
                .param(most)
                .query((row, n) -> AdviceListColumns.read(row))
                .list();
    }

    public long count(Part part) {
        AdviceSelection selection = AdviceSelection.of(part);
        return jdbc.sql("select count(*)" + selection.from())
                .params(selection.values())
                .query(Long.class)
                .single();
    }

    /** Every stored row of a range of buckets, both ends included, whosever list it is on. */
    public void each(int firstBucket, int lastBucket, Consumer<AdviceListEntry> each) {
        jdbc.sql("""
                -- scatter-ok: a job that walks all data, a range of buckets at a time
                select * from advice_list_item where bucket between ? and ?
                """)
                .withFetchSize(AT_A_TIME)
                .params(firstBucket, lastBucket)
                .query((ResultSet row) -> each.accept(AdviceListColumns.entry(row)));
    }
}
