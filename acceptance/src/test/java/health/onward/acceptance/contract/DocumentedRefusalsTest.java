package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The refusals that the API documents for its endpoints (api digest a.8 and b), each raised by one request. What holds for every
 * operation alike is in {@link OperationContractTest}, the shapes of bodies in {@link BadInputTest}.
 */
class DocumentedRefusalsTest {

    /** Endpoints, who asks, what they are told, what is wrong, and how the good call is spoilt. */
    private static final String CASES = """
            # the patient
            A010 A011 A021 | GP         | 422 NO_REG_GP_PRACTICE | a patient who is registered with no practice | set [patient] "9990000271"
            A010 A011 A021 | GP         | 422 PATIENT_ERROR      | a patient whose record is protected | set [patient] "9990000018"
            A010 A011 A021 | GP         | 422 REFERENCE_NOT_FOUND | a patient whom nobody knows | set [patient] "9999999999"
            A005           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hidden}
            A007           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hidden}/$ers.generateCRI
            A019           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hidden}/$ers.generatePatientLetter
            A013           | SPECIALIST | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hiddenbooked}/$ers.acceptReferral ; match {hiddenbookedversion}
            A014           | SPECIALIST | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hiddenbooked}/$ers.rejectReferral ; match {hiddenbookedversion}
            A016           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | set /incomingReferral/0/reference "ReferralRequest/{hidden}/_history/{hiddenversion}" ; set /participant/1/actor/identifier/value "{hiddenpatient}"
            A031           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hidden}/$ers.changeShortlist ; match {hiddenversion}
            A036           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hidden}/$ers.cancelReferral ; match {hiddenversion}
            A038           | GP         | 422 PATIENT_ERROR      | an appointment of a patient whose record is protected now | at /STU3/Appointment/{hiddenappointment}
            # the people who are named
            A010 A011 A021 | GP_ADMIN   | 422 VALUE_IS_REQUIRED  | an admin who does not say for whom |
            A011 A021 | GP         | 422 FIELD_NOT_PERMITTED | a clinician who names a referring clinician | referrer 555073103100
            A010 A011 A021 | GP_ADMIN   | 422 REFERENCE_NOT_FOUND | a referring clinician whom nobody knows | referrer 999999999999
            A010 A011 A021 | GP_ADMIN   | 422 REFERENCED_USER_IS_NOT_ACTIVE | a referring clinician who has left | referrer 999000000000
            A010 A011 A021 | GP_ADMIN   | 422 REFERENCED_USER_IS_NOT_RC | a referring clinician who is a specialist only | referrer 103264994981
            A010 A011 A021 | GP_ADMIN   | 422 REFERENCED_USER_NOT_IN_ORG | a referring clinician of another practice | referrer 999000100910
            A010 A011 A021 | CLINIC_ADMIN | 422 REFERENCED_USER_IS_NOT_RC_AT_ORG | a referring clinician who refers elsewhere and works here in another function | referrer 000000000101
            A010 A011 A021 | GP         | 422 REFERENCED_USER_IS_NOT_SPC | a named clinician who is no specialist | specialist 555073103100
            # what is sought
            A010 A011 A021 | GP         | 422 VALUE_IS_REQUIRED  | criteria that name no basis | remove [criteria]/parameter/2
            A010 A011 A021 | GP         | 422 FIELD_NOT_PERMITTED | a distance from nowhere | add [criteria]/parameter {"name":"distanceLimit","valueUnsignedInt":5}
            A010 A011 A021 | GP         | 422 REFERENCE_NOT_FOUND | a postcode that nobody knows | add [criteria]/parameter {"name":"postcode","valueString":"XX1 1XX"}
            A010 A011 A021 A031 A032 | GP         | 422 SNOMED_NOT_FOUND   | a clinical term that nobody knows | add [criteria]/parameter {"name":"clinicalTerm","valueCoding":{"system":"http://snomed.info/sct","code":"999999999"}}
            A010 A011 A021 A031 A032 | GP         | 422 ORGANISATION_IS_CLOSED | an organisation that has closed | set [criteria]/parameter/3/valueIdentifier/value "RX9"
            A010 A011 A021 A031 A032 | GP         | 422 ORGANISATION_NOT_APPROPRIATE | a practice, where services are sought | set [criteria]/parameter/3/valueIdentifier/value "Y90001"
            A010 A011 A021 A031 A032 | GP         | 422 INAPPROPRIATE_VALUE | a clinic type of another specialty | set [criteria]/parameter/2/valueCoding/code "GENERAL_NEUROLOGY"
            A010 A011 A021 A031 A032 | GP         | 422 INVALID_CODE       | a specialty that there is not | set [criteria]/parameter/1/valueCoding/code "NOSUCH"
            A011 A021 A031 A032 | GP         | 422 SHORTLISTED_SERVICE_NOT_IN_RESULTS | a service that the search does not find | set [shortlist]/entry/0/item/identifier/value "50002"
            A011           | GP         | 422 INVALID_VALUE      | a reminder after less than no days | set /parameter/2/valueUnsignedInt -1
            A031 A032      | GP         | 422 INVALID_VALUE      | a reminder after less than no days | set /parameter/1/valueUnsignedInt -1
            A011 A031      | GP         | 422 INAPPROPRIATE_VALUE | a service that wants a letter, where none is intended | set [shortlist]/entry/0/item/identifier/value "11002"
            A010 A011      | GP         | 422 FIELD_NOT_PERMITTED | a limit to the wait of a two week wait | set [criteria]/parameter/0/valueCoding/code "TWO_WEEK_WAIT" ; add [criteria]/parameter {"name":"indicativeAppointmentWaitTimeLimit","valueUnsignedInt":10}
            A010           | GP         | 422 REFERENCE_NOT_FOUND | a rule organisation that nobody knows | add /parameter {"name":"commissioningRuleOrganisation","valueIdentifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"NOSUCH"}}
            A010           | GP         | 422 ORGANISATION_NOT_APPROPRIATE | a rule organisation that does not refer | add /parameter {"name":"commissioningRuleOrganisation","valueIdentifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"QZ1"}}
            A010           | GP         | 422 ORGANISATION_IS_CLOSED | a rule organisation that has closed | add /parameter {"name":"commissioningRuleOrganisation","valueIdentifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"RX9"}}
            A010           | GP         | 422 FIELD_NOT_PERMITTED | a rule organisation where advice is sought | set /parameter/0/valueCoding/code "ADVICE_AND_GUIDANCE_REQUEST" ; add /parameter {"name":"commissioningRuleOrganisation","valueIdentifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"D82106"}}
            # a part of a worklist
            A008           | SPECIALIST | 422 REFERENCE_NOT_FOUND | a service that nobody knows | add /parameter {"name":"service","valueIdentifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"999999"}}
            A008           | SPECIALIST | 422 NO_RELATIONSHIP    | a service of another provider | add /parameter {"name":"service","valueIdentifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"300002"}}
            A008           | SPECIALIST | 422 INVALID_VALUE      | entries without a specialty, which there are none of | add /parameter {"name":"specialtyAssignedIndicator","valueCodeableConcept":{"coding":[{"system":"https://fhir.nhs.uk/STU3/CodeSystem/eRS-AssignedIndicator-1","code":"NOT_ASSIGNED"}]}}
            A008           | GP         | 422 UNEXPECTED_FIELD   | a filter on a referrer's list | body awaiting booking ; add /parameter {"name":"service","valueIdentifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"{service}"}}
            # free slots
            A015           | GP         | 400 REFERENCE_NOT_FOUND | a service that nobody knows | at /STU3/Slot?schedule.actor%3AHealthcareService=404404&appointmentType=ROUTINE&status=free&_count=5&page=1
            A015           | GP         | 400 SERVICE_UNAVAILABLE | a service that was withdrawn | at /STU3/Slot?schedule.actor%3AHealthcareService=300902&appointmentType=ROUTINE&status=free&_count=5&page=1
            A015           | GP         | 400 SERVICE_UNAVAILABLE | a service that is not commissioned for the organisation | at /STU3/Slot?schedule.actor%3AHealthcareService=11030&appointmentType=ROUTINE&status=free&_count=5&page=1 ; with NHSD-eRS-Comm-Rule-Org Y90020
            A015           | GP         | 400 INVALID_STATE      | a service that triages and has no slots | at /STU3/Slot?schedule.actor%3AHealthcareService=11004&appointmentType=ROUTINE&status=free&_count=5&page=1
            A015           | GP         | 400 INVALID_CODE       | a status that no slot can have | at /STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=dancing&_count=5&page=1
            A015           | GP         | 400 INVALID_VALUE      | slots that are not free | at /STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=busy&_count=5&page=1
            A015           | GP         | 400 INVALID_VALUE      | a page after the last | at /STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=free&_count=100&page=99
            A015           | GP         | 400 INVALID_VALUE      | a clinician who is not named there | at /STU3/Slot?schedule.actor%3AHealthcareService={service}&schedule.actor%3APractitioner=555073103100&appointmentType=ROUTINE&status=free&_count=5&page=1
            A015           | GP         | 400 INVALID_VALUE      | a rule organisation that does not refer | with NHSD-eRS-Comm-Rule-Org QZ1
            A015           | GP         | 400 INVALID_VALUE      | more slots on a page than a hundred | at /STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=free&_count=101&page=1
            A015           | GP         | 400 INVALID_VALUE      | a page before the first | at /STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=free&_count=5&page=0
            A015           | GP         | 400 MISSING_PARAMETER  | no priority | at /STU3/Slot?schedule.actor%3AHealthcareService={service}&status=free&_count=5&page=1
            A015           | GP         | 400 MISSING_HEADER     | no rule organisation | without NHSD-eRS-Comm-Rule-Org
            # booking and what is not booking
            A016           | GP         | 409 -                  | a version that was read before another change | set /incomingReferral/0/reference "ReferralRequest/{unbooked}/_history/1"
            A016           | GP         | 422 REFERENCE_NOT_FOUND | a request that nobody knows | set /incomingReferral/0/reference "ReferralRequest/000000000001/_history/3"
            A016           | GP         | 422 REFERENCE_NOT_FOUND | a slot that nobody knows | set /slot/0/reference "Slot/1"
            A016           | GP         | 422 INAPPROPRIATE_VALUE | another patient | set /participant/1/actor/identifier/value "9912003888"
            A016           | GP         | 422 INAPPROPRIATE_VALUE | a service that is not on the shortlist | set /participant/0/actor/identifier/value "11021"
            A016           | GP         | 422 INAPPROPRIATE_SLOT | a slot of another service | set /slot/0/reference "Slot/{otherslot}"
            A016           | GP         | 422 SLOT_NOT_AVAILABLE | a slot that somebody has | set /slot/0/reference "Slot/{takenslot}" ; set /start "{takenstart}" ; set /end "{takenend}"
            A016           | GP         | 422 SERVICE_UNAVAILABLE | a service that was withdrawn since it was shortlisted | set /incomingReferral/0/reference "ReferralRequest/{closed}/_history/{closedversion}" ; set /participant/0/actor/identifier/value "{closedservice}"
            A016           | GP         | 422 INVALID_CODE       | a deferral for a reason that there is not | body deferral ; set /reason/0/coding/0/code "TIRED"
            A016           | GP         | 422 MISSING_VALUE      | a deferral because of a slot, without the slot | body deferral ; set /reason/0/coding/0/code "SLOT_NOT_AVAILABLE"
            A016           | GP         | 422 INVALID_STATE      | triage by a service that does not triage | body deferral ; set /reason/0/coding/0/code "TRIAGE"
            A016           | GP         | 422 SLOTS_CURRENTLY_AVAILABLE | a deferral for want of slots, when there are some | body deferral
            A016           | GP         | 422 THIS_SLOT_IS_AVAILABLE | a deferral because of a slot that is free | body deferral ; set /reason/0/coding/0/code "SLOT_NOT_AVAILABLE" ; set /slot [{"reference":"Slot/{freeslot}"}]
            A016           | GP         | 422 INVALID_VALUE      | a comment of more than a thousand characters | body deferral ; long /comment 1001
            A016           | GP         | 422 INAPPROPRIATE_SLOT | a deferral because of a slot of another service | body deferral ; set /reason/0/coding/0/code "SLOT_NOT_AVAILABLE" ; set /slot [{"reference":"Slot/{otherslot}"}]
            A016           | GP         | 422 INAPPROPRIATE_VALUE | a deferral for want of slots, with a slot | body deferral ; set /slot [{"reference":"Slot/{freeslot}"}]
            A016           | GP         | 422 INAPPROPRIATE_VALUE | a deferral after a booking that failed, when none did | body deferral ; set /reason/0/coding/0/code "BOOKING_ATTEMPT_PROBLEM"
            # what could be done
            A029           | GP         | 400 MISSING_PARAMETER  | no request | at /STU3/Task?intent=proposal&status=ready
            A029           | GP         | 400 INVALID_VALUE      | another intent | at /STU3/Task?focus=ReferralRequest%2F{unbooked}%2F_history%2F{version}&intent=order&status=ready
            A029           | GP         | 400 INVALID_VALUE      | a request without its version | at /STU3/Task?focus=ReferralRequest%2F{unbooked}&intent=proposal&status=ready
            A029           | GP         | 400 HISTORY_NOT_SUPPORTED | an old version | at /STU3/Task?focus=ReferralRequest%2F{unbooked}%2F_history%2F1&intent=proposal&status=ready
            A029           | GP         | 400 REFERENCE_NOT_FOUND | a request that nobody knows | at /STU3/Task?focus=ReferralRequest%2F999999999999%2F_history%2F3&intent=proposal&status=ready
            # sent for triage in one step
            A021           | GP         | 422 INAPPROPRIATE_VALUE | a service that does not triage | set [shortlist]/entry/0/item/identifier/value "{service}"
            A032           | GP         | 422 INAPPROPRIATE_VALUE | a service that does not triage | set [shortlist]/entry/0/item/identifier/value "{service}"
            A021 A032      | GP         | 422 TOO_MANY_ITEMS     | two services | add [shortlist]/entry {"item":{"identifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"{service}"}}}
            A032           | GP         | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.changeShortlistAndSendForTriage
            A032           | GP         | 409 -                  | a version that was read before another change | match 1
            A032           | GP         | 422 INVALID_REQUEST_STATE | a request that is booked | at /STU3/ReferralRequest/{booked}/$ers.changeShortlistAndSendForTriage ; match {bookedversion}
            A032           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hidden}/$ers.changeShortlistAndSendForTriage ; match {hiddenversion}
            # what a number stands for
            A041           | GP         | 400 REC_BAD_REQUEST    | no number | at /R4/ServiceRequest
            A041           | GP         | 400 REC_BAD_REQUEST    | something that is no number | at /R4/ServiceRequest?identifier=one
            A041           | GP         | 400 REC_BAD_REQUEST    | a number of another system | at /R4/ServiceRequest?identifier=http%3A%2F%2Fexample.org%7C{unbooked}
            # why an appointment is cancelled
            A034           | GP         | 404 -                  | an appointment that nobody knows | at /STU3/Appointment/999999999999 ; set /id "999999999999"
            A034           | GP         | 404 -                  | something that is no appointment | at /STU3/Appointment/one
            A034           | GP         | 409 -                  | a version that was read before another change | match 7 ; set /meta/versionId "7"
            A034           | GP         | 422 INVALID_VALUE      | a reason that there is not | set /reason/0/coding/0/code "BORED"
            A034           | GP         | 422 INAPPROPRIATE_VALUE | a reason that ends referrals | set /reason/0/coding/0/code "INTEND_PRIVATE"
            A034           | GP         | 422 INAPPROPRIATE_VALUE | a reason of the provider's | set /reason/0/coding/0/code "CLINIC_CANCELLED"
            A034           | GP         | 422 INAPPROPRIATE_VALUE | a reason that is used no longer | set /reason/0/coding/0/code "PATIENT_APPOINTMENT_CLASH"
            A034           | GP         | 422 MISSING_VALUE      | a reason that wants a comment, without one | set /reason/0/coding/0/code "PATIENT_APPOINTMENT_CANCELLATION_OTHER"
            A034           | GP         | 422 INVALID_VALUE      | a comment of more than two thousand characters | long /comment 2001
            A034           | GP         | 422 UNEXPECTED_FIELD   | a cancelled appointment with a time | set /start "2030-01-01T00:00:00Z"
            A034           | GP         | 422 INVALID_REQUEST_STATE | an appointment that is cancelled already | at /STU3/Appointment/{undoneappointment} ; match 1 ; set /id "{undoneappointment}" ; set /meta/versionId "1"
            A034           | GP         | 422 PATIENT_ERROR      | an appointment of a patient whose record is protected now | at /STU3/Appointment/{hiddenappointment} ; set /id "{hiddenappointment}"
            # why a request is cancelled
            A036           | GP         | 422 INVALID_VALUE      | a reason that there is not | set /parameter/0/valueCoding/code "BORED"
            A036           | GP         | 422 INAPPROPRIATE_VALUE | a reason of the provider's | set /parameter/0/valueCoding/code "TRIAGE_ENDED"
            A036           | GP         | 422 MISSING_VALUE      | a reason that wants a comment, without one | set /parameter/0/valueCoding/code "PATIENT_REQUEST_CANCELLATION_OTHER"
            A036           | GP         | 422 INVALID_VALUE      | a comment of more than two thousand characters | add /parameter {"name":"cancellationComments","valueString":""} ; long /parameter/1/valueString 2001
            A036           | GP         | 422 INAPPROPRIATE_VALUE | a reason that only a provider may give | set /parameter/0/valueCoding/code "BOOKED_OUTSIDE_CAB"
            A036           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a reason that ends triage, for a booked request | at /STU3/ReferralRequest/{booked}/$ers.cancelReferral ; match {bookedversion} ; set /parameter/0/valueCoding/code "TRIAGE_ENDED"
            # why a request is sent back
            A014           | SPECIALIST | 422 INVALID_CODE       | a reason that there is not | set /parameter/0/valueCoding/code "BORED"
            A014           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a reason of the patient's | set /parameter/0/valueCoding/code "PATIENT_ILL"
            A014           | SPECIALIST | 422 VALUE_IS_REQUIRED  | an indirect booking, and nothing said of the provider's own system | at /STU3/ReferralRequest/{indirect}/$ers.rejectReferral ; match {indirectversion}
            A014           | SPECIALIST | 422 FIELD_NOT_PERMITTED | a direct booking, and something said of the provider's own system | add /parameter {"name":"appointmentCancelledInPAS","valueBoolean":false}
            A014           | SPECIALIST | 422 INVALID_VALUE      | a comment of more than two thousand characters | long /parameter/1/valueString 2001
            # letters
            A012           | GP         | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hidden}/$ers.maintainReferralLetter ; match {hiddenversion}
            A012           | GP         | 422 MISSING_VALUE      | no letter at all, which would take all away | set /parameter []
            A012           | GP         | 422 REFERENCE_NOT_FOUND | a file that nobody has handed in | set /parameter/0/resource/content/0/attachment/url "Binary/00000000-0000-4000-8000-000000000001"
            A012           | GP         | 422 REFERENCE_NOT_FOUND | a file that another organisation has handed in | set /parameter/0/resource/content/0/attachment/url "Binary/{strangefile}"
            A012           | GP         | 422 INAPPROPRIATE_VALUE | a file that was handed in for another request | set /parameter/0/resource/content/0/attachment/url "Binary/{otherfile}"
            A012           | GP         | 422 INAPPROPRIATE_VALUE | a file that was handed in for no request | set /parameter/0/resource/content/0/attachment/url "Binary/{nofile}"
            A012           | GP         | 422 INAPPROPRIATE_VALUE | a provider's file | set /parameter/0/resource/type/coding/0/code "PROVIDER"
            A012           | GP         | 422 INAPPROPRIATE_VALUE | a file that is not current | set /parameter/0/resource/status "superseded"
            A012           | GP         | 422 INVALID_STATE      | a file that is part of a request already | set /parameter/0/resource/content/0/attachment/url "Binary/{linkedfile}"
            A012           | GP         | 422 CONFLICTING_VALUES | a file that is said to be of another type | set /parameter/0/resource/content/0/attachment/contentType "image/png"
            A012           | GP         | 422 DUPLICATE_FILENAME | a file that is named twice | repeat /parameter/0
            A012           | GP         | 422 NO_CHANGES_DETECTED | the letter that the request has | at /STU3/ReferralRequest/{closed}/$ers.maintainReferralLetter ; match {closedversion} ; set /parameter/0/resource/content/0/attachment/url "Binary/{letteredfile}"
            A012           | GP         | 422 INVALID_VALUE      | a description of more than two hundred characters | long /parameter/0/resource/description 201
            A012           | GP         | 422 UNEXPECTED_FIELD   | a field that there is not | set /parameter/0/resource/colour "blue"
            A012           | GP         | 422 INVALID_FHIR_STRUCTURE | a value where a file belongs | add /parameter {"name":"referralLetterFile","valueString":"x"}
            A012           | GP         | 409 -                  | a version that was read before another change | match 1
            # what cannot be done any more
            A012           | GP         | 422 INVALID_REQUEST_STATE | a request that was cancelled | at /STU3/ReferralRequest/{cancelled}/$ers.maintainReferralLetter ; match {cancelledversion}
            # what a provider's staff are asked to do instead
            A022           | SPECIALIST | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hiddenbooked}/$ers.cancelAppointmentActionLater ; match {hiddenbookedversion}
            A022           | SPECIALIST | 422 VALUE_IS_REQUIRED  | an indirect booking, and nothing said of the provider's own system | at /STU3/ReferralRequest/{indirect}/$ers.cancelAppointmentActionLater ; match {indirectversion}
            A022           | SPECIALIST | 422 FIELD_NOT_PERMITTED | a direct booking, and something said of the provider's own system | add /parameter {"name":"appointmentCancelledInPAS","valueBoolean":true}
            A022           | SPECIALIST | 422 INVALID_CODE       | a priority that there is not | add /parameter {"name":"priority","valueCoding":{"system":"https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1","code":"SOON"}}
            A022           | SPECIALIST | 422 INVALID_VALUE      | a comment of more than two thousand characters | long /parameter/0/valueString 2001
            # what triage came to
            A028           | SPECIALIST | 422 PATIENT_ERROR      | a request whose patient's record is protected now | at /STU3/ReferralRequest/{hiddentriaged}/$ers.recordReviewOutcome ; match {hiddentriagedversion}
            A028           | SPECIALIST | 422 INVALID_CODE       | an outcome that there is not | set /parameter/0/valueCoding/code "PERHAPS"
            A028           | SPECIALIST | 422 INAPPROPRIATE_VALUE | an outcome of another review | set /parameter/0/valueCoding/code "CANCEL_APPOINTMENT_ACTION_LATER"
            A028           | SPECIALIST | 422 VALUE_IS_REQUIRED  | accepted, and nothing said of how urgent it is | set /parameter/0/valueCoding/code "ACCEPT_REFER_BOOK_LATER"
            A028           | SPECIALIST | 422 PRIORITY_NOT_CURRENT | returned, and more urgent than it came | add /parameter {"name":"reviewPriority","valueCoding":{"system":"https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1","code":"URGENT"}}
            A028           | SPECIALIST | 422 INVALID_VALUE      | a comment of more than two thousand characters | long /parameter/1/valueString 2001
            A028           | SPECIALIST | 422 INVALID_REQUEST_STATE | a request that is booked | at /STU3/ReferralRequest/{booked}/$ers.recordReviewOutcome ; match {bookedversion}
            # files of the provider
            A022 A028      | SPECIALIST | 422 REFERENCE_NOT_FOUND | a file that nobody has handed in | file 00000000-0000-4000-8000-000000000000
            A022 A028      | SPECIALIST | 422 INAPPROPRIATE_VALUE | a file that was handed in for no request | file {loosefile}
            A022           | SPECIALIST | 422 INVALID_STATE      | a file that a request has already | file {heldfile}
            A028           | SPECIALIST | 422 INVALID_STATE      | a file that a request has already | file {heldtriagedfile}
            A022           | SPECIALIST | 422 DUPLICATE_FILENAME | a file twice | file {bookedfile} ; file {bookedfile}
            A028           | SPECIALIST | 422 DUPLICATE_FILENAME | a file twice | file {triagedfile} ; file {triagedfile}
            # what cannot be done any more
            A022           | SPECIALIST | 422 INVALID_REQUEST_STATE | a request that was accepted before | at /STU3/ReferralRequest/{accepted}/$ers.cancelAppointmentActionLater ; match {acceptedversion}
            A013           | SPECIALIST | 422 INVALID_REQUEST_STATE | a request that was accepted before | at /STU3/ReferralRequest/{accepted}/$ers.acceptReferral ; match {acceptedversion}
            A014           | SPECIALIST | 422 INVALID_REQUEST_STATE | a request that was accepted before | at /STU3/ReferralRequest/{accepted}/$ers.rejectReferral ; match {acceptedversion}
            A007           | GP         | 422 INVALID_REQUEST_TYPE  | a request that was cancelled | at /STU3/ReferralRequest/{cancelled}/$ers.generateCRI
            A019           | GP         | 422 INVALID_REQUEST_STATE | a request that was cancelled | at /STU3/ReferralRequest/{cancelled}/$ers.generatePatientLetter
            A019           | GP         | 422 NO_ACCESS_CODE        | a patient whose access code was withdrawn | at /STU3/ReferralRequest/{codeless}/$ers.generatePatientLetter
            A016           | GP         | 422 INVALID_REQUEST_STATE | a request that was cancelled | set /incomingReferral/0/reference "ReferralRequest/{cancelled}/_history/{cancelledversion}"
            A031           | GP         | 422 INVALID_REQUEST_STATE | a request that was cancelled | at /STU3/ReferralRequest/{cancelled}/$ers.changeShortlist ; match {cancelledversion}
            A036           | GP         | 422 INVALID_REQUEST_STATE | a request that was cancelled | at /STU3/ReferralRequest/{cancelled}/$ers.cancelReferral ; match {cancelledversion}
            # what is not there
            A004           | GP         | 404 -                  | a list that there is not | at /STU3/CodeSystem/NOSUCH
            A005           | GP         | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001
            A005           | GP         | 404 -                  | an old version | at /STU3/ReferralRequest/{unbooked}/_history/1
            A012           | GP         | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.maintainReferralLetter
            A007           | GP         | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.generateCRI
            A019           | GP         | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.generatePatientLetter
            A013           | SPECIALIST | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.acceptReferral
            A014           | SPECIALIST | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.rejectReferral
            A022           | SPECIALIST | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.cancelAppointmentActionLater
            A028           | SPECIALIST | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.recordReviewOutcome
            A031           | GP         | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.changeShortlist
            A036           | GP         | 404 -                  | a request that nobody knows | at /STU3/ReferralRequest/000000000001/$ers.cancelReferral
            A033           | GP         | 404 REC_NOT_FOUND      | a service that nobody knows | at /R4/HealthcareService/404404
            A037           | GP         | 404 -                  | a service that nobody knows | at /R4/HealthcareService/404404
            A038           | GP         | 404 -                  | an appointment that nobody knows | at /STU3/Appointment/1
            A038           | GP         | 404 -                  | an old version | at /STU3/Appointment/{appointment}/_history/9
            # searches in R4
            A035           | GP         | 400 REC_BAD_REQUEST    | no service named |
            A035           | GP         | 400 REC_BAD_REQUEST    | something that is no service | at /R4/HealthcareService?_id=one
            A035           | GP         | 400 REC_BAD_REQUEST    | twenty-one services | at /R4/HealthcareService?_id=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21
            A040           | SECRETARY  | 400 REC_BAD_REQUEST    | another query | at /R4/Practitioner?_query=everybody
            """;

    /** Whoever changes one of these waits for nobody. */
    private static final String WRITES = """
            A012 | GP         | 423 - | a request that somebody else is changing |
            A013 | SPECIALIST | 423 - | a request that somebody else is changing |
            A014 | SPECIALIST | 423 - | a request that somebody else is changing |
            A022 | SPECIALIST | 423 - | a request that somebody else is changing |
            A028 | SPECIALIST | 423 - | a request that somebody else is changing |
            A016 | GP         | 423 - | a request that somebody else is changing |
            A031 | GP         | 423 - | a request that somebody else is changing |
            A032 | GP         | 423 - | a request that somebody else is changing |
            A034 | GP         | 423 - | a request that somebody else is changing |
            A036 | GP         | 423 - | a request that somebody else is changing |
            """;

    private static RefusalScene scene;

    @BeforeAll
    static void set() {
        scene = new RefusalScene();
    }

    @AfterAll
    static void tidy() {
        scene.close();
    }

    static Stream<SpoiltCall> cases() {
        return SpoiltCall.of(CASES);
    }

    static Stream<SpoiltCall> writes() {
        return SpoiltCall.of(WRITES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void it_is_refused_as_documented(SpoiltCall refusal) {
        refused(refusal, refusal.send(scene));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void it_is_refused_while_the_row_is_locked(SpoiltCall refusal) throws SQLException {
        try (Connection other = Tampering.connection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            String both = scene.in("{unbooked}, {booked}, {triaged}");
            statement.execute("select 1 from referral where ubrn in (" + both + ") for update");
            refused(refusal, refusal.send(scene));
            other.rollback();
        }
    }

    private static void refused(SpoiltCall refusal, Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(refusal.status());
        if (refusal.code().equals("-")) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        assertThat(reply.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(reply.json()
                        .path("issue")
                        .valueStream()
                        .map((JsonNode issue) ->
                                issue.at("/details/coding/0/code").asString("")))
                .contains(refusal.code());
        assertThat(reply.json().at("/issue/0/diagnostics").asString("")).isNotBlank();
    }
}
