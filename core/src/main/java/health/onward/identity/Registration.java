package health.onward.identity;

import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;

/** Registers applications, and switches them off and on again; what is changed here counts from the next call on. */
public final class Registration {

    private final Transactions transactions;
    private final Applications applications;
    private final Organisations organisations;

    public Registration(Transactions transactions, Applications applications, Organisations organisations) {
        this.transactions = transactions;
        this.applications = applications;
        this.organisations = organisations;
    }

    /** Adds the application, or puts it in the place of the one registered under its name. */
    public Outcome<Application> register(Application application) {
        return transactions.write(changes -> ApplicationRules.register(
                        application,
                        organisations.find(application.organisation()),
                        applications.holder(application.user(), application.id()))
                .map(permitted -> {
                    Applications.store(changes, permitted);
                    return permitted;
                }));
    }

    public Outcome<Application> activate(ClientId id, boolean active) {
        return transactions.write(changes -> applications
                .find(id)
                .map(known -> {
                    Application changed = known.active(active);
                    Applications.store(changes, changed);
                    return Outcome.accepted(changed);
                })
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "no application is called " + id.value())));
    }
}
