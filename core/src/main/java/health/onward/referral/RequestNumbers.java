package health.onward.referral;

import health.onward.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives each request its numbers. UBRNs are taken in blocks of a thousand, so that nodes rarely meet at the one allocation row;
 * a number not used is a gap, never used again. Call it outside a transaction.
 */
public final class RequestNumbers {

    private static final int BLOCK = 1000;

    private final JdbcClient jdbc;
    private final Ids ids;
    private long next;
    private long end;

    public RequestNumbers(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    public synchronized Ubrn ubrn() {
        if (next == end) {
            next = jdbc.sql("update ubrn_allocation set next = next + ? returning next - ?")
                    .param(BLOCK)
                    .param(BLOCK)
                    .query(Long.class)
                    .single();
            end = next + BLOCK;
        }
        return new Ubrn(next++);
    }

    public String requestId() {
        return "r." + ids.uuid();
    }

    /** The same for a request for advice. */
    public String adviceId() {
        return "a." + ids.uuid();
    }

    /** After the database has been exchanged for another: numbers of the old one's block must not be given out. */
    public synchronized void forgetBlock() {
        end = next;
    }
}
