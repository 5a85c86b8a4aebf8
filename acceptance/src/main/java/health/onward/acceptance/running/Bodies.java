package health.onward.acceptance.running;

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

    private Bodies() {}

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
