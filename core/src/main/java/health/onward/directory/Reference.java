package health.onward.directory;

import health.onward.identity.Organisations;
import health.onward.platform.Transactions;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is looked up rather than decided, over one database: code lists, clinical terms, postcodes, sites, and their imports. */
public record Reference(
        ReferenceData lists,
        ClinicalTerms terms,
        Gazetteer gazetteer,
        Sites sites,
        ReferenceImport listImport,
        ClinicalTermImport termImport,
        GazetteerImport gazetteerImport) {

    /** Still empty: call {@link #load} before anything is looked up. */
    public static Reference over(DataSource database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        var transactions = new Transactions(database, clock);
        var lists = new ReferenceData(jdbc);
        var terms = new ClinicalTerms(jdbc);
        var gazetteer = new Gazetteer(jdbc);
        var sites = new Sites(new Organisations(jdbc));
        return new Reference(
                lists,
                terms,
                gazetteer,
                sites,
                new ReferenceImport(jdbc, transactions, lists, terms),
                new ClinicalTermImport(jdbc, transactions, lists, terms),
                new GazetteerImport(jdbc, transactions, gazetteer, sites));
    }

    /** Fills what is empty with what comes with the house, and reads all of it; at start-up and in a new database. */
    public void load() {
        listImport.loadMissing();
        termImport.loadMissing();
        gazetteerImport.loadMissing();
    }

    /** Reads all of it anew: after the database was exchanged, or another node imported. */
    public void refresh() {
        lists.refresh();
        terms.refresh();
        gazetteer.refresh();
        sites.forget();
    }
}
