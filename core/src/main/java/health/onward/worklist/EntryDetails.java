package health.onward.worklist;

import health.onward.directory.ClinicalTerms;
import health.onward.directory.ReferenceData;
import health.onward.directory.Service;
import health.onward.directory.Services;
import health.onward.referral.OwnershipRules;
import java.time.LocalDate;

/** What an entry of a list tells that its row does not: the directory knows it. */
public final class EntryDetails {

    private final ReferenceData reference;
    private final ClinicalTerms terms;
    private final Services services;

    public EntryDetails(ReferenceData reference, ClinicalTerms terms, Services services) {
        this.reference = reference;
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

    /** By when a deferred patient was told to expect contact: counted from the deferral, which brought the entry here. */
    public LocalDate contactExpected(WorklistRow row) {
        int days = reference.contactDays(row.entry().priority()).deferral();
        return OwnershipRules.workingDaysAfter(OwnershipRules.day(row.enteredAt()), days);
    }
}
