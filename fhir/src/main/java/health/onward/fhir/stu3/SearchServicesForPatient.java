package health.onward.fhir.stu3;

import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN;
import static health.onward.identity.BusinessFunction.REFERRING_CLINICIAN_ADMIN;

import health.onward.fhir.wire.Endpoint;
import health.onward.fhir.wire.ErrorStyle;
import health.onward.fhir.wire.WireCall;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.referral.PatientSearch;

/** A010: the services to which a patient could be referred, or which could be asked about them. */
public final class SearchServicesForPatient {

    private final PatientSearch search;

    public SearchServicesForPatient(PatientSearch search) {
        this.search = search;
    }

    public Endpoint endpoint() {
        return Endpoint.post(
                        "A010",
                        "/STU3/HealthcareService/$ers.searchHealthcareServicesForPatient",
                        ErrorStyle.STU3,
                        this::answer)
                .by(REFERRING_CLINICIAN, REFERRING_CLINICIAN_ADMIN);
    }

    private Outcome<Answer> answer(WireCall call) {
        return PatientSearchStu3.read(call.body())
                .then(request -> search.search(request, call.actor()))
                .map(found -> Stu3Answers.of(200, FoundServicesStu3.write(found, call.base())));
    }
}
