package health.onward.directory;

import health.onward.identity.Organisations;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is looked up rather than decided, over one database: code lists, clinical terms, postcodes, sites, bank holidays, and their imports. */
public record Reference(
        ReferenceData lists,
        ClinicalTerms terms,
        Gazetteer gazetteer,
        Sites sites,
        BankHolidays holidays,
        ReferenceImport listImport,
        ClinicalTermImport termImport,
        GazetteerImport gazetteerImport,
        BankHolidayImport holidayImport) {

    /** Still empty: call {@link #load} before anything is looked up. */
    public static Reference over(DataSource database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        var transactions = new Transactions(database, clock);
        var lists = new ReferenceData(jdbc);
        var terms = new ClinicalTerms(jdbc);
        var gazetteer = new Gazetteer(jdbc);
        var sites = new Sites(new Organisations(jdbc));
        var holidays = new BankHolidays(jdbc);
        return new Reference(
                lists,
                terms,
                gazetteer,
                sites,
                holidays,
                new ReferenceImport(jdbc, transactions, lists, terms),
                new ClinicalTermImport(jdbc, transactions, lists, terms),
                new GazetteerImport(jdbc, transactions, gazetteer, sites),
                new BankHolidayImport(transactions, holidays));
    }

    /** Fills what is empty with what comes with the house, and reads all of it; at start-up and in a new database. */
    public void load() {
        listImport.loadMissing();
        termImport.loadMissing();
        gazetteerImport.loadMissing();
        holidayImport.loadMissing();
    }

    /** Reads all of it anew: after the database was exchanged, or another node imported. */
    public void refresh() {
        lists.refresh();
        terms.refresh();
        gazetteer.refresh();
        sites.forget();
        holidays.refresh();
    }

    /** As they are counted now. */
    public Deadlines deadlines() {
        return new Deadlines(
                holidays.calendar(),
                Arrays.stream(Priority.values()).collect(Collectors.toMap(Function.identity(), lists::contactDays)));
    }
}
