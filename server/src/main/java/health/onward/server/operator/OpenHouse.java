package health.onward.server.operator;

import health.onward.directory.Reference;
import health.onward.platform.Database;
import health.onward.platform.Ids;
import java.time.Clock;

/** What commands work with, over an open database. */
record OpenHouse(Database database, Reference reference, Ids ids) {

    static OpenHouse over(Database database, Clock clock, Ids ids) {
        return new OpenHouse(database, Reference.over(database.application(), clock), ids);
    }

    /** For those who look things up in it; an empty database is filled with what comes with the house first. */
    Reference loaded() {
        reference.load();
        return reference;
    }
}
