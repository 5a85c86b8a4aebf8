package health.onward.worklist;

import health.onward.directory.ClinicalTerms;
import health.onward.directory.Service;
import health.onward.directory.Services;

/** What an entry of a list tells that its row does not: the directory knows it. */
public final class EntryDetails {

    private final ClinicalTerms terms;
    private final Services services;

    public EntryDetails(ClinicalTerms terms, Services services) {
        this.terms = terms;
        this.services = services;
    }

    /**
     * SPECIALTY/CLINIC_TYPE. A search by term says them by its term; one by name alone says at least a specialty, that of the
     * service found.
     */
    public String clinicalContext(Shown.Context context) {
        if (context.specialty().isPresent()) {
            return context.specialty().get()
                    + context.clinicType().map(type -> "/" + type).orElse("");
        }
        return context.clinicalTerm()
                .flatMap(terms::find)
                .map(term -> term.specialty() + "/" + term.clinicType())
                .or(() -> services.find(context.service()).map(Service::specialty))
                .orElseGet(() -> context.service().toString());
    }
}
