package health.onward.directory;

import health.onward.identity.Organisations;
import health.onward.platform.Outcome;
import health.onward.platform.bulk.Import;
import health.onward.platform.bulk.ImportProgress;
import health.onward.platform.bulk.ImportReport;
import health.onward.platform.bulk.Imports;
import health.onward.platform.bulk.Input;
import health.onward.platform.bulk.Ordered;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
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
        ServicePlaces places,
        Imports imports) {

    /** Still empty: call {@link #load} before anything is looked up. */
    public static Reference over(DataSource database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        var organisations = new Organisations(jdbc);
        return new Reference(
                new ReferenceData(jdbc),
                new ClinicalTerms(jdbc),
                new Gazetteer(database),
                new Sites(organisations),
                new BankHolidays(jdbc),
                new ServicePlaces(organisations),
                new Imports(database, clock));
    }

    /** Fills what is empty with what comes with the house, and reads all of it; at start-up and in a new database. */
    public void load() {
        refresh();
        Map<CodeList, Input> missing = new EnumMap<>(CodeList.class);
        for (CodeList list : CodeList.values()) {
            if (lists.concepts(list).isEmpty()) {
                missing.put(list, new ShippedFile(list.file()));
            }
        }
        if (!missing.isEmpty()) {
            settle(CodeListImport.filling(missing, lists, terms));
        }
        if (terms.all().isEmpty()) {
            settle(terms(new ShippedFile("clinical-term.csv")));
        }
        if (gazetteer.size() == 0) {
            settle(postcodes(new ShippedFile("gazetteer.csv"), true));
        }
        if (holidays.calendar().holidays().isEmpty()) {
            settle(bankHolidays(new ShippedFile("bank-holiday.csv")));
        }
    }

    /** Reads all of it anew: after the database was exchanged. */
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

    /** Reads anew what is stale after an import, our own or another node's. */
    public void refresh(String what) {
        switch (what) {
            case CodeListImport.WHAT -> lists.refresh();
            case TermRows.WHAT -> terms.refresh();
            case PostcodeImport.WHAT -> gazetteer.refresh();
            case BankHolidayImport.WHAT -> holidays.refresh();
            default -> sites.forget();
        }
    }

    /** An import that this node sees at once. */
    public Outcome<ImportReport> take(Import some, Ordered ordered, ImportProgress progress) {
        Outcome<ImportReport> outcome = imports.run(some, ordered, progress);
        refresh(some.what());
        return outcome;
    }

    public Import lists(Map<CodeList, Input> files) {
        return CodeListImport.replacing(files, lists, terms);
    }

    public Import terms(Input file) {
        return new ClinicalTermImport(file, lists);
    }

    public Import terms(ReleaseFiles files) {
        return new ReleaseImport(files, lists);
    }

    public Import postcodes(Input file, boolean withTerminated) {
        return new PostcodeImport(file, withTerminated, places);
    }

    public Import bankHolidays(Input file) {
        return new BankHolidayImport(file);
    }

    private void settle(Import ours) {
        ShippedFile.mustBeAccepted(imports.settle(ours));
        refresh(ours.what());
    }
}
