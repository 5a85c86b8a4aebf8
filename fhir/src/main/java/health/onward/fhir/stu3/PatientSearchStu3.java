package health.onward.fhir.stu3;

import health.onward.directory.SearchCriteria;
import health.onward.directory.SearchFor;
import health.onward.directory.SortBy;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.PatientSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.Parameters;

/** Reads the body of a search for a patient (A010, eRS-PatientServiceSearch-Parameters-1). */
final class PatientSearchStu3 {

    /** eRS-RequestType-1: triage is not asked for by itself, it is found beside clinics. */
    private enum RequestTypeCode {
        APPOINTMENT_REQUEST(SearchFor.REFERRAL),
        ADVICE_AND_GUIDANCE_REQUEST(SearchFor.ADVICE);

        private final SearchFor purpose;

        RequestTypeCode(SearchFor purpose) {
            this.purpose = purpose;
        }
    }

    private PatientSearchStu3() {}

    static Outcome<PatientSearch.Request> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-PatientServiceSearch-Parameters-1")
                .then(PatientSearchStu3::read);
    }

    private static Outcome<PatientSearch.Request> read(Parameters parameters) {
        List<Refusal> problems = new ArrayList<>();
        var reader = new ParameterReader(parameters, "", problems);
        Optional<RequestTypeCode> type = code(RequestTypeCode.class, "requestType", "RequestType", reader, problems);
        Optional<SortBy> sortBy = code(SortBy.class, "sortBy", "SortBy", reader, problems);
        Optional<NhsNumber> patient =
                reader.required("patient", reader.identifier("patient", Codes.NHS_NUMBER, NhsNumber::parse));
        Optional<UserId> clinician = reader.identifier("referringClinician", Codes.SDS_USER, UserId::parse);
        Optional<OdsCode> rule = reader.identifier("commissioningRuleOrganisation", Codes.ODS, OdsCode::parse);
        Optional<SearchCriteria> criteria = reader.required(
                        "searchCriteria", reader.resource("searchCriteria", Parameters.class))
                .flatMap(found ->
                        SearchCriteriaStu3.read(found, reader.place("searchCriteria") + "/resource/", problems));
        reader.nothingElse();
        return problems.isEmpty()
                ? Outcome.accepted(new PatientSearch.Request(
                        type.orElseThrow().purpose,
                        sortBy.orElseThrow(),
                        patient.orElseThrow(),
                        clinician,
                        rule,
                        criteria.orElseThrow()))
                : new Outcome.Refused<>(problems);
    }

    private static <E extends Enum<E>> Optional<E> code(
            Class<E> type, String name, String system, ParameterReader reader, List<Refusal> problems) {
        return Codes.constant(
                type,
                reader.required(name, reader.coding(name, Codes.system(system))),
                reader.place(name) + "/valueCoding/code",
                problems);
    }
}
