package health.onward.server.operator;

import health.onward.appointment.SlotBookings;
import health.onward.directory.DefinitionCheck;
import health.onward.directory.Reference;
import health.onward.directory.ServiceFileImport;
import health.onward.directory.ServiceImports;
import health.onward.directory.ServiceNames;
import health.onward.directory.Services;
import health.onward.identity.NamedClinicians;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.platform.Database;
import health.onward.platform.Ids;
import health.onward.platform.Transactions;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.Input;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What commands work with, over an open database. */
record OpenHouse(Database database, Reference reference, Clock clock, Ids ids) {

    static OpenHouse over(Database database, Clock clock, Ids ids) {
        return new OpenHouse(database, Reference.over(database.application(), clock), clock, ids);
    }

    Import services(Input file) {
        JdbcClient jdbc = JdbcClient.create(database.application());
        var services = new Services(jdbc);
        var names = new ServiceNames(jdbc);
        var clinicians = new NamedClinicians(new People(jdbc));
        var check = new DefinitionCheck(loaded(), new Organisations(jdbc), clinicians, names);
        var imports = new ServiceImports(services, names, check, new SlotBookings(jdbc), clock);
        return new ServiceFileImport(file, new Transactions(database.application(), clock), services, imports);
    }

    /** For those who look things up in it; an empty database is filled with what comes with the house first. */
    Reference loaded() {
        reference.load();
        return reference;
    }
}
