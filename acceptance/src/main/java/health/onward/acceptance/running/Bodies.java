package health.onward.acceptance.running;

import java.util.Map;

/** What a GP's system sends, in the published shapes; names in braces are filled in. */
final class Bodies {

    static final String CREATION = compact("""
            {"resourceType": "Parameters",
             "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-CreateReferral-Parameters-1"]},
             "parameter": [
              {"name": "patient",
               "valueIdentifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "{patient}"}},
              {"name": "intentionToAddReferralLetter",
               "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralLetterIntention-1",
                               "code": "NEED_TO_ADD_LATER"}},
              {"name": "firstReminderLetterFollowUpDays", "valueUnsignedInt": 14},
              {"name": "shortlist",
               "resource": {
                "resourceType": "List",
                "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Shortlist-List-1"]},
                "status": "current",
                "mode": "snapshot",
                "contained": [
                 {"resourceType": "Parameters",
                  "id": "criteria",
                  "meta": {"profile": [
                   "https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ServiceSearchCriteria-Parameters-1"]},
                  "parameter": [
                   {"name": "priority",
                    "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1",
                                    "code": "ROUTINE"}},
                   {"name": "specialty",
                    "valueCoding": {"system": "http://localhost/referrals/FHIR/STU3/CodeSystem/SPECIALTY",
                                    "code": "CARDIOLOGY"}},
                   {"name": "clinicType",
                    "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ClinicType-1",
                                    "code": "HEART_FAILURE"}},
                   {"name": "ageAndGenderAppropriate", "valueBoolean": false}]}],
                "entry": [
                 {"item": {"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "{service}"}}}],
                "extension": [
                 {"url": "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-Shortlist-SearchCriteria-1",
                  "valueReference": {"reference": "#criteria"}}]}}]}
            """);

    static final String BOOKING = compact("""
            {"resourceType": "Appointment",
             "id": "appointment",
             "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Appointment-1"]},
             "language": "en",
             "status": "booked",
             "description": "e-Referral Appointment",
             "start": "{start}",
             "end": "{end}",
             "slot": [{"reference": "Slot/{slot}"}],
             "incomingReferral": [{"reference": "ReferralRequest/{referral}"}],
             "participant": [
              {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/ers-service", "value": "{service}"}},
               "status": "accepted"},
              {"actor": {"identifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "{patient}"}},
               "status": "accepted"}{clinician}]}
            """);

    private static final String SEARCH = compact("""
            {"resourceType": "Parameters",
             "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-PatientServiceSearch-Parameters-1"]},
             "parameter": [
              {"name": "requestType",
               "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-RequestType-1",
                               "code": "APPOINTMENT_REQUEST"}},
              {"name": "sortBy",
               "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-SortBy-1", "code": "{sortBy}"}},
              {"name": "patient",
               "valueIdentifier": {"system": "http://fhir.nhs.net/Id/nhs-number", "value": "{patient}"}},
              {"name": "searchCriteria",
               "resource": {
                "resourceType": "Parameters",
                "id": "criteria",
                "meta": {"profile": [
                 "https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ServiceSearchCriteria-Parameters-1"]},
                "parameter": [
                 {"name": "priority",
                  "valueCoding": {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1", "code": "ROUTINE"}},
                 {criteria}
                 {"name": "ageAndGenderAppropriate", "valueBoolean": true}]}}]}
            """);

    private static final Map<String, String> VALUES = Map.of(
            "specialty", coding("http://localhost/referrals/FHIR/STU3/CodeSystem/SPECIALTY"),
            "clinicType", coding("https://fhir.nhs.uk/STU3/CodeSystem/eRS-ClinicType-1"),
            "clinicalTerm", coding("http://snomed.info/sct"),
            "postcode", "\"valueString\":\"%s\"",
            "distanceLimit", "\"valueUnsignedInt\":%s");

    private Bodies() {}

    /** @param criteria such as {@code clinicalTerm=1003 postcode=LS1+2TW}: words, with + for a blank within */
    static String search(String patient, String sortBy, String criteria) {
        var written = new StringBuilder();
        for (String word : criteria.split(" ", -1)) {
            String[] parts = word.split("=", 2);
            written.append("{\"name\":\"").append(parts[0]).append("\",");
            written.append(VALUES.getOrDefault(parts[0], "").formatted(parts[1].replace('+', ' ')));
            written.append("},");
        }
        return SEARCH.replace("{patient}", patient)
                .replace("{sortBy}", sortBy)
                .replace("{criteria}", written.toString());
    }

    private static String coding(String system) {
        return "\"valueCoding\":{\"system\":\"" + system + "\",\"code\":\"%s\"}";
    }

    /** One more participant of a booking. */
    static String clinician(String user) {
        return compact("""
                , {"type": {"coding": [{"system": "http://hl7.org/fhir/ValueSet/encounter-participant-type",
                                        "code": "CON"}]},
                   "actor": {"identifier": {"system": "http://fhir.nhs.net/Id/sds-user-id", "value": "%s"}},
                   "status": "accepted"}
                """).formatted(user);
    }

    /** As machines send it: white space between the words would only be read over. */
    private static String compact(String body) {
        return body.replaceAll("\\s*\\n\\s*", "").replace("\": ", "\":");
    }
}
