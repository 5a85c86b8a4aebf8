package health.onward.referral;

import health.onward.audit.AuditTrail;
import health.onward.directory.Found;
import health.onward.directory.Search;
import health.onward.directory.SearchCriteria;
import health.onward.directory.SearchFor;
import health.onward.directory.ServiceSearch;
import health.onward.directory.SortBy;
import health.onward.identity.Actor;
import health.onward.identity.OdsCode;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.UserId;
import health.onward.patient.Demographics;
import health.onward.patient.NhsNumber;
import health.onward.patient.Patient;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Searches services for a patient (A010): who is looked up leaves its audit row, whatever the search gives. */
public final class PatientSearch {

    private final Transactions transactions;
    private final ReferringClinicians clinicians;
    private final Demographics patients;
    private final ServiceSearch search;
    private final AuditTrail audit;
    private final Clock clock;

    public PatientSearch(
            Transactions transactions,
            ReferringClinicians clinicians,
            Demographics patients,
            ServiceSearch search,
            AuditTrail audit,
            Clock clock) {
        this.transactions = transactions;
        this.clinicians = clinicians;
        this.patients = patients;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param ruleOrganisation whose commissioning applies, when it is not the referrer's own organisation */
    public record Request(
            SearchFor purpose,
            SortBy sortBy,
            NhsNumber patient,
            Optional<UserId> referringClinician,
            Optional<OdsCode> ruleOrganisation,
            SearchCriteria criteria) {}

    /** Refuses what A010 documents: the clinician, the patient, the rule organisation, the criteria, in this order. */
    public Outcome<List<Found>> search(Request request, Actor actor) {
        Instant now = clock.instant();
        // A refused look at a patient has its audit row, too: for the transaction both are done.
        return transactions
                .write(changes -> Outcome.accepted(clinicians
                        .ofSearch(actor, request.referringClinician())
                        .then(clinician -> looked(request, actor, now, changes))))
                .then(outcome -> outcome);
    }

    private Outcome<List<Found>> looked(Request request, Actor actor, Instant now, Changes changes) {
        Optional<Patient> patient = patients.find(request.patient());
        Outcome<List<Found>> outcome = PatientRules.referable(patient)
                .then(referable -> search.search(new Search(
                        request.purpose(),
                        request.sortBy(),
                        request.criteria(),
                        Seekers.of(referable, now),
                        actor.organisation(),
                        request.ruleOrganisation())));
        if (patient.isPresent()) {
            String told = outcome instanceof Refused<List<Found>> refused
                    ? refused.code().name()
                    : AuditTrail.Seen.GRANTED;
            audit.add(changes, new AuditTrail.Seen(request.patient().value(), "A010", null, told), actor, now);
        }
        return outcome;
    }
}
