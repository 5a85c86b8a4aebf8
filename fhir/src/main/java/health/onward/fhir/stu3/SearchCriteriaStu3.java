package health.onward.fhir.stu3;

import health.onward.directory.Priority;
import health.onward.directory.SearchCriteria;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Refusal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.dstu3.model.BooleanType;
import org.hl7.fhir.dstu3.model.Identifier;
import org.hl7.fhir.dstu3.model.Parameters;
import org.hl7.fhir.dstu3.model.StringType;
import org.hl7.fhir.dstu3.model.Type;
import org.hl7.fhir.dstu3.model.UnsignedIntType;

/** The search criteria Parameters (eRS-ServiceSearchCriteria-Parameters-1), in a search and beside a shortlist. */
final class SearchCriteriaStu3 {

    static final String PROFILE = Codes.structure("eRS-ServiceSearchCriteria-Parameters");

    /** What is never searched by, but may be sent: it is as if this had been. */
    private enum Provisioning {
        ALL_AVAILABLE_FOR_BOOKING,
        ALL_SERVICES,
        LOCALLY_COMMISSIONABLE,
        NATIONALLY_AVAILABLE
    }

    private SearchCriteriaStu3() {}

    /** @param prefix where the Parameters stands in the body, ending in a slash */
    static Optional<SearchCriteria> read(Parameters parameters, String prefix, List<Refusal> problems) {
        BodyReader.profile(parameters, PROFILE, prefix, problems);
        var reader = new ParameterReader(parameters, prefix, problems);
        int before = problems.size();
        Optional<Priority> priority = Codes.constant(
                Priority.class,
                reader.required("priority", reader.coding("priority", Codes.system("Priority"))),
                reader.place("priority") + "/valueCoding/code",
                problems);
        Optional<Boolean> appropriate =
                reader.required("ageAndGenderAppropriate", reader.bool("ageAndGenderAppropriate"));
        boolean provisioning = provisioning(reader, problems);
        Optional<UserId> clinician = reader.identifier("namedClinician", Codes.SDS_USER, UserId::parse);
        Optional<OdsCode> organisation = reader.identifier("organisation", Codes.ORGANISATION, OdsCode::parse);
        Optional<String> specialty = reader.coding("specialty", Codes.SPECIALTY);
        Optional<String> clinicType = reader.coding("clinicType", Codes.system("ClinicType"));
        Optional<String> clinicalTerm = reader.coding("clinicalTerm", Codes.SNOMED);
        Optional<String> postcode = reader.string("postcode");
        Optional<Integer> distance = reader.unsignedInt("distanceLimit");
        Optional<Integer> wait = reader.unsignedInt("indicativeAppointmentWaitTimeLimit");
        reader.nothingElse();
        if (priority.isEmpty() || appropriate.isEmpty() || problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new SearchCriteria(
                priority.get(),
                specialty,
                clinicType,
                clinicalTerm,
                clinician,
                postcode,
                distance,
                wait,
                organisation,
                appropriate.get(),
                provisioning));
    }

    /** As stored, whatever id the caller had given it; the organisation is never told again. */
    static Parameters write(SearchCriteria criteria, String base) {
        var parameters = new Parameters();
        parameters.setId("serviceSearchCriteria");
        parameters.getMeta().addProfile(PROFILE);
        add(
                parameters,
                "priority",
                Codes.coding(Codes.system("Priority"), criteria.priority().name()));
        criteria.specialty()
                .ifPresent(code -> add(parameters, "specialty", Codes.coding(base + Codes.SPECIALTY, code)));
        criteria.clinicType()
                .ifPresent(code -> add(parameters, "clinicType", Codes.coding(Codes.system("ClinicType"), code)));
        criteria.waitLimit()
                .ifPresent(days -> add(parameters, "indicativeAppointmentWaitTimeLimit", new UnsignedIntType(days)));
        criteria.postcode().ifPresent(text -> add(parameters, "postcode", new StringType(text)));
        criteria.distanceLimit().ifPresent(miles -> add(parameters, "distanceLimit", new UnsignedIntType(miles)));
        criteria.clinicalTerm().ifPresent(id -> add(parameters, "clinicalTerm", Codes.coding(Codes.SNOMED, id)));
        criteria.namedClinician()
                .ifPresent(user -> add(
                        parameters,
                        "namedClinician",
                        new Identifier().setSystem(Codes.SDS_USER).setValue(user.value())));
        if (criteria.provisioningSent()) {
            add(
                    parameters,
                    "commissioningProvisioning",
                    Codes.coding(
                            Codes.system("CommissioningProvisioning"), Provisioning.ALL_AVAILABLE_FOR_BOOKING.name()));
        }
        add(parameters, "ageAndGenderAppropriate", new BooleanType(criteria.ageAndSexAppropriate()));
        return parameters;
    }

    private static boolean provisioning(ParameterReader reader, List<Refusal> problems) {
        String name = "commissioningProvisioning";
        Codes.constant(
                Provisioning.class,
                reader.coding(name, Codes.system("CommissioningProvisioning")),
                reader.place(name) + "/valueCoding/code",
                problems);
        return reader.has(name);
    }

    private static void add(Parameters parameters, String name, Type value) {
        parameters.addParameter().setName(name).setValue(value);
    }
}
