package health.onward.fhir.stu3;

import static health.onward.platform.RefusalCode.INVALID_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;
import static health.onward.platform.RefusalCode.UNEXPECTED_FIELD;

import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.platform.RefusalCode;
import health.onward.worklist.AdviceListRequest;
import health.onward.worklist.Worklist;
import health.onward.worklist.WorklistRequest;
import health.onward.worklist.WorklistRequest.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.dstu3.model.Parameters;

/** Reads which list is wanted, and which part of it (eRS-FetchWorklist-Parameters-1, A008, A023). */
final class WorklistRequestStu3 {

    private enum CommunicationList {
        ADVICE_AND_GUIDANCE_REQUESTS
    }

    private enum Indicator {
        ASSIGNED,
        NOT_ASSIGNED
    }

    private final ParameterReader reader;
    private final List<Refusal> problems;

    private WorklistRequestStu3(ParameterReader reader, List<Refusal> problems) {
        this.reader = reader;
        this.problems = problems;
    }

    static Outcome<WorklistRequest> read(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-FetchWorklist-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    return new WorklistRequestStu3(reader, problems).read();
                });
    }

    /** The same of open conversations: there is one list (A023). */
    static Outcome<AdviceListRequest> readAdvice(byte[] body) {
        return BodyReader.read(body, Parameters.class, "eRS-FetchWorklist-Parameters-1")
                .then(parameters -> {
                    List<Refusal> problems = new ArrayList<>();
                    var reader = new ParameterReader(parameters, "", problems);
                    return new WorklistRequestStu3(reader, problems).advice();
                });
    }

    private Outcome<AdviceListRequest> advice() {
        Codes.constant(
                CommunicationList.class,
                reader.required("listType", reader.concept("listType", Codes.system("CommunicationListSelector"))),
                reader.place("listType") + "/valueCodeableConcept/coding[0]/code",
                problems);
        Optional<ServiceId> service = identifier("service", Codes.SERVICE, ServiceId::parse);
        Optional<String> specialty = specialty();
        Optional<OdsCode> location = identifier("location", Codes.ORGANISATION, OdsCode::parse);
        Allocation clinician = clinician();
        reader.nothingElse();
        return problems.isEmpty()
                ? Outcome.accepted(new AdviceListRequest(Side.PROVIDER, service, specialty, location, clinician))
                : new Outcome.Refused<>(problems);
    }

    private Outcome<WorklistRequest> read() {
        Optional<Worklist> list = list();
        Optional<ServiceId> service = identifier("service", Codes.SERVICE, ServiceId::parse);
        Optional<String> specialty = specialty();
        Optional<OdsCode> location = identifier("location", Codes.ORGANISATION, OdsCode::parse);
        Allocation clinician = clinician();
        reader.nothingElse();
        return problems.isEmpty()
                ? Outcome.accepted(new WorklistRequest(list.orElseThrow(), service, specialty, location, clinician))
                : new Outcome.Refused<>(problems);
    }

    /** Pages have more lists than the published API. */
    private Optional<Worklist> list() {
        String where = reader.place("listType") + "/valueCodeableConcept/coding[0]/code";
        Optional<Worklist> list = Codes.constant(
                Worklist.class,
                reader.required("listType", reader.concept("listType", Codes.system("ReferralListSelector"))),
                where,
                problems);
        list.filter(known -> !known.published())
                .ifPresent(known ->
                        problem(RefusalCode.INVALID_CODE, "(" + known + ") is not a code of this list", where));
        return list;
    }

    /** Every entry of a provider's list has a specialty: nobody can ask for those without one. */
    private Optional<String> specialty() {
        String name = "specialtyAssignedIndicator";
        Optional<Indicator> indicator = indicator(name);
        Optional<String> specialty = reader.concept("specialty", Codes.SPECIALTY);
        if (indicator.equals(Optional.of(Indicator.NOT_ASSIGNED))) {
            problem(INVALID_VALUE, "(NOT_ASSIGNED) is invalid: every entry has a specialty", reader.place(name));
        } else {
            together("specialty", indicator);
        }
        return specialty;
    }

    private Allocation clinician() {
        Optional<Indicator> indicator = indicator("clinicianAssignedIndicator");
        Optional<UserId> clinician = identifier("clinician", Codes.SDS_USER, UserId::parse);
        together("clinician", indicator);
        if (indicator.equals(Optional.of(Indicator.NOT_ASSIGNED))) {
            return new Allocation.Nobody();
        }
        return clinician.isPresent() ? new Allocation.To(clinician.get()) : new Allocation.Any();
    }

    private Optional<Indicator> indicator(String name) {
        return Codes.constant(
                Indicator.class,
                reader.concept(name, Codes.system("AssignedIndicator")),
                reader.place(name) + "/valueCodeableConcept/coding[0]/code",
                problems);
    }

    /** A value belongs to ASSIGNED and ASSIGNED needs one. */
    private void together(String name, Optional<Indicator> indicator) {
        boolean assigned = indicator.equals(Optional.of(Indicator.ASSIGNED));
        if (assigned && !reader.has(name)) {
            problem(MISSING_VALUE, "is missing: " + name + "AssignedIndicator says ASSIGNED", name);
        }
        if (!assigned && reader.has(name)) {
            problem(UNEXPECTED_FIELD, "needs " + name + "AssignedIndicator ASSIGNED", reader.place(name));
        }
    }

    private <T> Optional<T> identifier(String name, String system, Function<String, Optional<T>> parse) {
        return reader.identifier(name, system).flatMap(text -> {
            Optional<T> parsed = parse.apply(text);
            if (parsed.isEmpty()) {
                problem(INVALID_VALUE, "(" + text + ") is invalid.", reader.place(name) + "/valueIdentifier/value");
            }
            return parsed;
        });
    }

    private void problem(RefusalCode code, String sentence, String where) {
        problems.add(new Refusal(code, sentence, where));
    }
}
