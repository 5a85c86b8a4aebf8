package health.onward.bench;

import java.time.Duration;

/**
 * What has been used so far, or in a while.
 *
 * @param application CPU of the server's process
 * @param database CPU of PostgreSQL's processes
 * @param driver CPU of this program
 * @param wal bytes written to the write-ahead log
 */
record Used(Duration application, Duration database, Duration driver, long wal) {

    static final Used NOTHING = new Used(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    Used plus(Used more) {
        return new Used(
                application.plus(more.application),
                database.plus(more.database),
                driver.plus(more.driver),
                wal + more.wal);
    }

    Used since(Used before) {
        return new Used(
                application.minus(before.application),
                database.minus(before.database),
                driver.minus(before.driver),
                wal - before.wal);
    }
}
