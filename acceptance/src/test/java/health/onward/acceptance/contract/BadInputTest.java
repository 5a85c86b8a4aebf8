package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that are wrong: the documented status and code, an outcome that names the place, nothing stored, never a 5xx. */
class BadInputTest {

    private static final List<String> STORED = List.of(
            "referral",
            "appointment",
            "attachment",
            "file",
            "patient_referral",
            "advice",
            "advice_message",
            "advice_file",
            "worklist_item",
            "ledger",
            "idempotency_key",
            "ubrn_allocation");

    private static final List<Call> CALLS = List.of(
            new Call("A008", "POST", "/STU3/ReferralRequest/$ers.fetchworklist", "awaiting booking", ""),
            new Call("A010", "POST", "/STU3/HealthcareService/$ers.searchHealthcareServicesForPatient", "search", ""),
            new Call("A011", "POST", "/STU3/ReferralRequest/$ers.createReferral", "creation", ""),
            new Call(
                    "A012",
                    "POST",
                    "/STU3/ReferralRequest/{unbooked}/$ers.maintainReferralLetter",
                    "letter",
                    "{version}"),
            new Call(
                    "A014",
                    "POST",
                    "/STU3/ReferralRequest/{booked}/$ers.rejectReferral",
                    "rejection",
                    "{bookedversion}"),
            new Call("A016", "POST", "/STU3/Appointment", "booking", ""),
            new Call(
                    "A021", "POST", "/STU3/ReferralRequest/$ers.createReferralAndSendForTriage", "triage creation", ""),
            new Call(
                    "A022",
                    "POST",
                    "/STU3/ReferralRequest/{booked}/$ers.cancelAppointmentActionLater",
                    "act later",
                    "{bookedversion}"),
            new Call(
                    "A028",
                    "POST",
                    "/STU3/ReferralRequest/{triaged}/$ers.recordReviewOutcome",
                    "triage outcome",
                    "{triagedversion}"),
            new Call(
                    "A026",
                    "POST",
                    "/STU3/CommunicationRequest/{advice}/$ers.sendCommunicationToRequester",
                    "guidance",
                    "{adviceversion}"),
            new Call(
                    "A027",
                    "POST",
                    "/STU3/ReferralRequest/$ers.createFromCommunicationRequestActionLater",
                    "conversion",
                    ""),
            new Call("A023", "POST", "/STU3/CommunicationRequest/$ers.fetchworklist", "advice list", ""),
            new Call("A031", "POST", "/STU3/ReferralRequest/{unbooked}/$ers.changeShortlist", "shortlist", "{version}"),
            new Call(
                    "A032",
                    "POST",
                    "/STU3/ReferralRequest/{unbooked}/$ers.changeShortlistAndSendForTriage",
                    "triage shortlist",
                    "{version}"),
            new Call("A034", "PUT", "/STU3/Appointment/{appointment}", "undoing", "0"),
            new Call("A044", "POST", "/STU3/CommunicationRequest/$ers.createAdviceAndGuidance", "question", ""),
            new Call(
                    "A036",
                    "POST",
                    "/STU3/ReferralRequest/{unbooked}/$ers.cancelReferral",
                    "cancellation",
                    "{version}"));

    /** What only a provider's clinician may do; the rest is the GP's. */
    private static final Set<String> PROVIDERS = Set.of("A014", "A022", "A023", "A026", "A027", "A028");

    private static Scene scene;
    private static AtRest rest;
    private List<String> before = List.of();

    @BeforeAll
    static void set() throws InterruptedException {
        scene = Scene.set();
        // Conversations are made when they are first named: before what is stored is remembered.
        scene.in("{advice} {convertible}");
        rest = AtRest.begin();
    }

    @AfterAll
    static void resume() {
        rest.close();
    }

    @BeforeEach
    void remember() {
        before = stored();
    }

    @AfterEach
    void nothing_was_stored() {
        assertThat(stored()).isEqualTo(before);
    }

    static Stream<Arguments> unreadable() {
        return CALLS.stream()
                .flatMap(call -> broken(scene.body(call.body())).entrySet().stream()
                        .map(bad -> Arguments.of(call, bad.getKey(), bad.getValue())));
    }

    private static Call call(String id) {
        return CALLS.stream().filter(call -> call.id().equals(id)).findFirst().orElseThrow();
    }

    /** Whatever the operation, this is no body of it. */
    private static Map<String, String> broken(JsonNode good) {
        String text = good.toString();
        String inner = text.substring(1);
        return Map.ofEntries(
                Map.entry("nothing", " "),
                Map.entry("a brace", "{"),
                Map.entry("cut off", text.substring(0, text.length() / 2)),
                Map.entry("a list", "[" + text + "]"),
                Map.entry("a text", "\"" + "x" + "\""),
                Map.entry("null", "null"),
                Map.entry("two of them", text + text),
                Map.entry("XML", "<Parameters/>"),
                Map.entry("a comment in it", "{/* hello */" + inner),
                Map.entry(
                        "another resource",
                        text.replaceFirst("\"resourceType\":\"[A-Za-z]+\"", "\"resourceType\":\"Patient\"")),
                Map.entry(
                        "no resource that exists",
                        text.replaceFirst("\"resourceType\":\"[A-Za-z]+\"", "\"resourceType\":\"Wish\"")),
                Map.entry("no resource type", text.replaceFirst("\"resourceType\":\"(Parameters|Appointment)\",?", "")),
                Map.entry("a field twice", "{\"language\":\"en\",\"language\":\"en\"," + inner),
                Map.entry("U+0000", "{\"implicitRules\":\"a\\u0000b\"," + inner),
                Map.entry("sixty levels", "{\"a\":".repeat(60) + "1" + "}".repeat(60)),
                Map.entry("sixty lists", "{\"a\":" + "[".repeat(60) + "]".repeat(60) + "}"),
                Map.entry("an object where a list belongs", single(good).toString()),
                Map.entry(
                        "a text where a list belongs",
                        text.replaceFirst("\"profile\":\\[(\"[^\"]+\")(,\"[^\"]+\")?]", "\"profile\":$1")));
    }

    private static JsonNode single(JsonNode good) {
        String list = good.has("parameter") ? "parameter" : "participant";
        return Edit.apply("set /" + list + " " + good.path(list).path(0), good);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("unreadable")
    void what_is_no_body_is_422_with_the_structure_named(Call call, String what, String body) {
        Reply reply = send(call, body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(codes(reply)).containsAnyOf("INVALID_FHIR_STRUCTURE", "UNEXPECTED_FIELD");
    }

    @ParameterizedTest
    @CsvSource({
        "A008", "A010", "A011", "A012", "A014", "A016", "A021", "A022", "A023", "A026", "A027", "A028", "A031", "A032",
        "A034", "A036", "A044"
    })
    void a_body_of_more_than_a_mebibyte_is_413(String id) {
        Call call = call(id);
        String good = scene.body(call.body()).toString();
        Reply reply = send(call, good + " ".repeat((1 << 20) + 1 - good.length()));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # the parameters of a creation: patient, letter, reminder, shortlist
            A011 | remove /parameter/0                                              | MISSING_VALUE          | patient
            A011 | remove /parameter/1                                              | MISSING_VALUE          | intentionToAddReferralLetter
            A011 | remove /parameter/2                                              | MISSING_VALUE          | firstReminderLetterFollowUpDays
            A011 | remove /parameter/3                                              | MISSING_VALUE          | shortlist
            A011 | remove /parameter                                                | MISSING_VALUE          | patient
            A011 | remove /meta                                                     | MISSING_VALUE          | meta/profile
            A011 | set /meta/profile ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-Other-1"] | INVALID_VALUE | meta/profile
            A011 | set /parameter/0/name "pacient"                                  | UNEXPECTED_FIELD       | parameter[0]
            A011 | add /parameter {"name":"colour","valueString":"blue"}            | UNEXPECTED_FIELD       | parameter[4]
            A011 | set /colour "blue"                                               | UNEXPECTED_FIELD       | colour
            A011 | set /parameter/0/colour "blue"                                   | UNEXPECTED_FIELD       | parameter[0]/colour
            A011 | repeat /parameter/0                                              | INVALID_FHIR_STRUCTURE | parameter[0]
            A011 | repeat /parameter/3                                              | INVALID_FHIR_STRUCTURE | parameter[3]
            A011 | set /parameter/0 {"name":"patient","valueString":"9462979626"}   | INVALID_FHIR_STRUCTURE | parameter[0]
            A011 | set /parameter/0/valueIdentifier/system "http://example.org"     | INVALID_VALUE          | parameter[0]/valueIdentifier/system
            A011 | remove /parameter/0/valueIdentifier/value                        | MISSING_VALUE          | parameter[0]/valueIdentifier/value
            A011 | set /parameter/0/valueIdentifier/value "123"                     | INVALID_VALUE          | parameter[0]
            A011 | set /parameter/0/valueIdentifier/value "94629796261"             | INVALID_VALUE          | parameter[0]
            A011 | set /parameter/0/valueIdentifier/value 9462979626                | INVALID_VALUE          | value
            A011 | set /parameter/0/valueIdentifier/value "9999999999"              | REFERENCE_NOT_FOUND    |
            A011 | set /parameter/0/valueIdentifier/value "9990000018"              | PATIENT_ERROR          |
            A011 | set /parameter/0/valueIdentifier/value "9990000271"              | NO_REG_GP_PRACTICE     |
            A011 | set /parameter/1/valueCoding/code "MAYBE"                        | INVALID_CODE           | parameter[1]
            A011 | remove /parameter/1/valueCoding/code                             | MISSING_VALUE          | parameter[1]/valueCoding/code
            A011 | set /parameter/2/valueUnsignedInt "0"                            | INVALID_VALUE          | parameter[2]/valueUnsignedInt
            A011 | set /parameter/2/valueUnsignedInt -1                             | INVALID_VALUE          | parameter[2]
            A011 | set /parameter/2/valueUnsignedInt 1.5                            | INVALID_VALUE          | parameter[2]
            A011 | set /parameter/2/valueUnsignedInt 99999999999                    | INVALID_VALUE          | parameter[2]
            A011 | set /parameter/2/valueUnsignedInt true                           | INVALID_VALUE          | parameter[2]/valueUnsignedInt
            A011 | add /parameter {"name":"eReferralPathwayStart","valueInstant":"2999-01-01T00:00:00Z"} | INVALID_VALUE | eReferralPathwayStart
            A011 | add /parameter {"name":"eReferralPathwayStart","valueInstant":"2001-01-01T00:00:00Z"} | INVALID_VALUE | eReferralPathwayStart
            A011 | add /parameter {"name":"eReferralPathwayStart","valueInstant":"yesterday"}            | INVALID_VALUE | parameter[4]
            A011 | add /parameter {"name":"eReferralPathwayStart","valueInstant":"2026-13-01T00:00:00Z"} | INVALID_VALUE | parameter[4]
            A011 | add /parameter {"name":"referringClinician","valueIdentifier":{"system":"http://fhir.nhs.net/Id/sds-user-id","value":"555073103100"}} | FIELD_NOT_PERMITTED | referringClinician
            # the shortlist
            A011 | set /parameter/3/resource/entry []                               | MISSING_VALUE          | entry
            A011 | remove /parameter/3/resource/entry                               | MISSING_VALUE          | entry
            A011 | repeat /parameter/3/resource/entry/0                             | DUPLICATE_SERVICE      |
            A011 | set /parameter/3/resource/entry/0/item/identifier/value "zero"   | INVALID_VALUE          | parameter[3]/resource/entry[0]
            A011 | set /parameter/3/resource/entry/0/item/identifier/value "999999" | REFERENCE_NOT_FOUND    |
            A011 | set /parameter/3/resource/entry/0/item/identifier/value "300901" | REFERENCE_NOT_FOUND    |
            A011 | set /parameter/3/resource/entry/0/item/identifier/value "50002"  | SHORTLISTED_SERVICE_NOT_IN_RESULTS |
            A011 | set /parameter/3/resource/entry/0/item/identifier/value "99999999999999999999" | INVALID_VALUE | parameter[3]/resource/entry[0]
            A011 | remove /parameter/3/resource/contained                           | MISSING_VALUE          | contained
            A011 | set /parameter/3/resource/contained/0/parameter/0/valueCoding/code "SOON" | INVALID_CODE  | contained[0]/parameter[0]
            A011 | set /parameter/3/resource/contained/0/parameter/1/valueCoding/code "NOSUCH" | INVALID_CODE | specialty
            A011 | set /parameter/3/resource/contained/0/parameter/2/valueCoding/code "NOSUCH" | INVALID_CODE | clinicType
            A011 | remove /parameter/3/resource/contained/0/parameter/1             | FIELD_NOT_PERMITTED    |
            A011 | set /parameter/3/resource/contained/0/parameter/4/valueBoolean "true" | INVALID_VALUE     | contained[0]/parameter[4]/valueBoolean
            # a search: request type, order, patient, criteria
            A010 | remove /parameter/0                                              | MISSING_VALUE          | requestType
            A010 | set /parameter/0/valueCoding/code "TRIAGE"                       | INVALID_CODE           | parameter[0]
            A010 | set /parameter/1/valueCoding/code "NAME"                         | INVALID_CODE           | parameter[1]
            A010 | repeat /parameter/2                                              | INVALID_FHIR_STRUCTURE | parameter[2]
            A010 | set /parameter/2/valueIdentifier/value "9999999999"              | REFERENCE_NOT_FOUND    |
            A010 | set /parameter/2/valueIdentifier/value "9990000018"              | PATIENT_ERROR          |
            A010 | remove /parameter/3                                              | MISSING_VALUE          | searchCriteria
            A010 | add /parameter/3/resource/parameter {"name":"distanceLimit","valueUnsignedInt":5} | FIELD_NOT_PERMITTED |
            A010 | add /parameter/3/resource/parameter {"name":"postcode","valueString":"XX1 1XX"} | REFERENCE_NOT_FOUND |
            A010 | add /parameter/3/resource/parameter {"name":"colour","valueString":"blue"} | UNEXPECTED_FIELD | parameter[3]/resource/parameter[5]
            A010 | set /parameter/3/resource/parameter/3/valueIdentifier/value "RX9" | ORGANISATION_IS_CLOSED |
            A010 | set /parameter/3/resource/parameter/3/valueIdentifier/value "NOSUCH" | REFERENCE_NOT_FOUND |
            # a worklist
            A008 | remove /parameter/0                                              | MISSING_VALUE          | listType
            A008 | set /parameter/0/valueCodeableConcept/coding/0/code "MINE"       | INVALID_CODE           | parameter[0]
            A008 | set /parameter/0/valueCodeableConcept/coding []                  | MISSING_VALUE          | parameter[0]
            A008 | repeat /parameter/0/valueCodeableConcept/coding/0                | INVALID_FHIR_STRUCTURE | parameter[0]
            # a booking
            A016 | set /status "arrived"                                            | INVALID_VALUE          | status
            A016 | set /status "dancing"                                            | INVALID_VALUE          | status
            A016 | remove /status                                                   | MISSING_VALUE          | status
            A016 | set /description "My appointment"                                | INVALID_VALUE          | description
            A016 | remove /slot                                                     | MISSING_VALUE          | slot
            A016 | remove /start                                                    | MISSING_VALUE          | start
            A016 | set /start "soon"                                                | INVALID_VALUE          | start
            A016 | set /start "2030-01-01T00:00:00Z"                                | INAPPROPRIATE_VALUE    | start
            A016 | set /slot/0/reference "Slot/1"                                   | REFERENCE_NOT_FOUND    |
            A016 | set /slot/0/reference "Slot/one"                                 | INVALID_VALUE          | slot
            A016 | set /incomingReferral/0/reference "ReferralRequest/000000000001/_history/3" | REFERENCE_NOT_FOUND |
            A016 | set /incomingReferral/0/reference "ReferralRequest/1"            | INVALID_VALUE          | incomingReferral
            A016 | set /participant/1/actor/identifier/value "9912003888"           | INAPPROPRIATE_VALUE    |
            A016 | set /participant/0/actor/identifier/value "11021"                | INAPPROPRIATE_VALUE    |
            A016 | remove /participant                                              | MISSING_VALUE          | participant
            # letters
            A012 | set /parameter []                                                | MISSING_VALUE          | referralLetterFile
            A012 | set /parameter/0/name "letter"                                   | UNEXPECTED_FIELD       | parameter[0]
            A012 | add /parameter {"name":"referralLetterFile","valueString":"x"}    | INVALID_FHIR_STRUCTURE | parameter[1]
            A012 | remove /parameter/0/resource/meta                                | MISSING_VALUE          | parameter[0]/resource/meta/profile
            A012 | set /parameter/0/resource/type/coding/0/code "PIGEON"            | INVALID_VALUE          | parameter[0]/resource/type/coding[0]/code
            A012 | set /parameter/0/resource/type/coding/0/code "PROVIDER"          | INAPPROPRIATE_VALUE    | parameter[0]/resource/type/coding[0]/code
            A012 | set /parameter/0/resource/type/coding {"code":"REFERRER"}        | INVALID_FHIR_STRUCTURE | coding
            A012 | remove /parameter/0/resource/status                              | MISSING_VALUE          | parameter[0]/resource/status
            A012 | remove /parameter/0/resource/indexed                             | MISSING_VALUE          | parameter[0]/resource/indexed
            A012 | set /parameter/0/resource/indexed "today"                        | INVALID_VALUE          | parameter[0]/resource/indexed
            A012 | set /parameter/0/resource/description 7                          | INVALID_VALUE          | parameter[0]/resource/description
            A012 | set /parameter/0/resource/colour "blue"                          | UNEXPECTED_FIELD       | parameter[0]/resource/colour
            A012 | remove /parameter/0/resource/content                             | MISSING_VALUE          | parameter[0]/resource/content
            A012 | repeat /parameter/0/resource/content/0                           | INVALID_FHIR_STRUCTURE | parameter[0]/resource/content
            A012 | set /parameter/0/resource/content/0/attachment/url "letter.pdf"  | INVALID_VALUE          | content[0]/attachment/url
            A012 | set /parameter/0/resource/content/0/attachment/data "AAAA"       | UNEXPECTED_FIELD       | content[0]/attachment/data
            A012 | set /parameter/0/resource/content/0/attachment/url "Binary/00000000-0000-4000-8000-000000000001" | REFERENCE_NOT_FOUND | parameter[0]
            A012 | repeat /parameter/0                                              | DUPLICATE_FILENAME     | parameter[1]
            # a rejection: reason, comment
            A014 | remove /parameter/0                                              | MISSING_VALUE          | rejectionReason
            A014 | remove /parameter/0/valueCoding/code                             | MISSING_VALUE          | parameter[0]/valueCoding/code
            A014 | set /parameter/0/valueCoding/system "http://example.org"         | INVALID_VALUE          | parameter[0]/valueCoding/system
            A014 | set /parameter/0/valueCoding/code "BORED"                        | INVALID_CODE           | rejectionReason
            A014 | set /parameter/0/valueCoding/code "PATIENT_ILL"                  | INAPPROPRIATE_VALUE    | rejectionReason
            A014 | set /parameter/0/valueCoding/code "CLINIC_CANCELLED"             | INAPPROPRIATE_VALUE    | rejectionReason
            A014 | set /parameter/1/valueString 7                                   | INVALID_VALUE          | parameter[1]/valueString
            A014 | repeat /parameter/1                                              | INVALID_FHIR_STRUCTURE | parameter[1]
            A014 | add /parameter {"name":"appointmentCancelledInPAS","valueBoolean":true}   | FIELD_NOT_PERMITTED | appointmentCancelledInPAS
            A014 | add /parameter {"name":"appointmentCancelledInPAS","valueString":"true"}  | INVALID_FHIR_STRUCTURE | parameter[2]
            A014 | add /parameter {"name":"colour","valueString":"blue"}            | UNEXPECTED_FIELD       | parameter[2]
            # a task for the provider's staff
            A022 | remove /parameter/0                                              | MISSING_VALUE          | comments
            A022 | set /parameter/0/valueString "  "                                | MISSING_VALUE          | parameter[0]
            A022 | add /parameter {"name":"priority","valueCoding":{"system":"https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1","code":"SOON"}} | INVALID_CODE | parameter[1]
            A022 | add /parameter {"name":"providerAttachmentFile","valueString":"a file"} | INVALID_FHIR_STRUCTURE | parameter[1]
            A022 | add /parameter {"name":"colour","valueString":"blue"}            | UNEXPECTED_FIELD       | parameter[1]
            # the outcome of triage: outcome, comments
            A028 | remove /parameter/0                                              | MISSING_VALUE          | reviewOutcome
            A028 | remove /parameter/1                                              | MISSING_VALUE          | reviewComments
            A028 | set /parameter/0/valueCoding/code "PERHAPS"                      | INVALID_CODE           | parameter[0]
            A028 | set /parameter/0/valueCoding/code "CANCEL_APPOINTMENT_ACTION_LATER" | INAPPROPRIATE_VALUE | reviewOutcome
            A028 | set /parameter/0/valueCoding/code "ACCEPT_REFER_BOOK_LATER"      | VALUE_IS_REQUIRED      | reviewPriority
            A028 | set /parameter/0/valueCoding/system "http://example.org"         | INVALID_VALUE          | parameter[0]/valueCoding/system
            # another shortlist
            A031 | remove /parameter/2                                              | MISSING_VALUE          | shortlist
            A031 | add /parameter {"name":"patient","valueIdentifier":{"system":"http://fhir.nhs.net/Id/nhs-number","value":"9462979626"}} | UNEXPECTED_FIELD | parameter[3]
            A031 | repeat /parameter/2/resource/entry/0                             | DUPLICATE_SERVICE      |
            # sent for triage in one step
            A021 | remove /parameter/0                                              | MISSING_VALUE          | patient
            A021 | remove /parameter/3                                              | MISSING_VALUE          | shortlist
            A021 | add /parameter {"name":"eReferralPathwayStart","valueInstant":"2026-01-01T00:00:00Z"} | UNEXPECTED_FIELD | parameter[4]
            A021 | set /parameter/1/valueCoding/code "MAYBE"                        | INVALID_CODE           | parameter[1]
            A021 | set /parameter/1/valueCoding/code "NOT_INTENDING_TO_ADD"         | INAPPROPRIATE_VALUE    | intentionToAddReferralLetter
            A021 | set /parameter/2/valueUnsignedInt 14                             | INAPPROPRIATE_VALUE    | firstReminderLetterFollowUpDays
            A021 | set /parameter/2/valueUnsignedInt -1                             | INVALID_VALUE          | parameter[2]
            A021 | repeat /parameter/3/resource/entry/0                             | TOO_MANY_ITEMS         | shortlist
            A021 | set /parameter/3/resource/entry []                               | MISSING_VALUE          | entry
            A032 | remove /parameter/2                                              | MISSING_VALUE          | shortlist
            A032 | set /parameter/1/valueUnsignedInt 14                             | INAPPROPRIATE_VALUE    | firstReminderLetterFollowUpDays
            A032 | repeat /parameter/2/resource/entry/0                             | TOO_MANY_ITEMS         | shortlist
            A032 | set /parameter/0/valueCoding/code "MAYBE"                        | INVALID_CODE           | parameter[0]
            A032 | add /parameter {"name":"colour","valueString":"blue"}            | UNEXPECTED_FIELD       | parameter[3]
            # an appointment that is not wanted
            A034 | set /id "appointment"                                            | INVALID_VALUE          | id
            A034 | remove /id                                                       | MISSING_VALUE          | id
            A034 | set /meta/versionId "7"                                          | INVALID_VALUE          | meta/versionId
            A034 | set /status "booked"                                             | INVALID_VALUE          | status
            A034 | set /status "noshow"                                             | INVALID_VALUE          | status
            A034 | remove /status                                                   | MISSING_VALUE          | status
            A034 | set /description "My appointment"                                | INVALID_VALUE          | description
            A034 | set /start "2030-01-01T00:00:00Z"                                | UNEXPECTED_FIELD       | start
            A034 | set /slot [{"reference":"Slot/1"}]                               | UNEXPECTED_FIELD       | slot
            A034 | set /priority 1                                                  | UNEXPECTED_FIELD       | priority
            A034 | set /colour "blue"                                               | UNEXPECTED_FIELD       | colour
            A034 | remove /reason                                                   | MISSING_VALUE          | reason
            A034 | repeat /reason/0                                                 | INVALID_FHIR_STRUCTURE | reason
            A034 | repeat /reason/0/coding/0                                        | INVALID_FHIR_STRUCTURE | reason
            A034 | set /reason/0/coding/0/system "http://example.org"               | INVALID_VALUE          | reason[0]/coding[0]/system
            A034 | remove /reason/0/coding/0/code                                   | MISSING_VALUE          | reason[0]/coding[0]/code
            A034 | set /reason/0/coding/0/code "BORED"                              | INVALID_VALUE          | reason
            A034 | set /reason/0/coding/0/code "INTEND_PRIVATE"                     | INAPPROPRIATE_VALUE    | reason
            A034 | set /reason/0/coding/0/code "PATIENT_OTHER_ENGAGEMENT"           | MISSING_VALUE          | comment
            A034 | remove /incomingReferral                                         | MISSING_VALUE          | incomingReferral
            A034 | set /incomingReferral/0/reference "ReferralRequest/000000000001/_history/3" | INAPPROPRIATE_VALUE | incomingReferral
            A034 | set /incomingReferral/0/reference "ReferralRequest/1"            | INVALID_VALUE          | incomingReferral
            A034 | set /participant/1/actor/identifier/value "9912003888"           | INAPPROPRIATE_VALUE    | participant
            A034 | set /participant/0/actor/identifier/value "11021"                | INAPPROPRIATE_VALUE    | participant
            A034 | remove /participant                                              | MISSING_VALUE          | participant
            # a cancellation
            A036 | remove /parameter/0                                              | MISSING_VALUE          | cancellationReason
            A036 | set /parameter/0/valueCoding/code "BORED"                        | INVALID_VALUE          | cancellationReason
            A036 | set /parameter/0/valueCoding/code "TRIAGE_ENDED"                 | INAPPROPRIATE_VALUE    | cancellationReason
            A036 | set /parameter/0/valueCoding/code "PATIENT_REQUEST_CANCELLATION_OTHER" | MISSING_VALUE    | cancellationComments
            """)
    void a_wrong_value_is_refused_with_its_code_and_place(String id, String edit, String code, String place) {
        Call call = call(id);
        Reply reply = send(call, Edit.apply(edit, scene.body(call.body())).toString());
        assertThat(reply.status()).isEqualTo(422);
        assertThat(codes(reply)).contains(code);
        if (place != null) {
            assertThat(issue(reply, code)).contains(place);
        }
    }

    @ParameterizedTest(name = "{0} services are {1}")
    @CsvSource({"0, MISSING_VALUE", "21, TOO_MANY_ITEMS", "400, TOO_MANY_ITEMS"})
    void a_shortlist_has_one_to_twenty_services(int services, String code) {
        String entries = IntStream.range(0, services)
                .mapToObj(
                        n -> "{\"item\":{\"identifier\":{\"system\":\"http://fhir.nhs.net/Id/ers-service\",\"value\":\""
                                + (12000 + n) + "\"}}}")
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        for (String id : List.of("A011", "A031")) {
            Call call = call(id);
            String at = id.equals("A011") ? "/parameter/3" : "/parameter/2";
            Reply reply = send(
                    call,
                    Edit.apply("set " + at + "/resource/entry " + entries, scene.body(call.body()))
                            .toString());
            assertThat(reply.status()).as(id).isEqualTo(422);
            assertThat(codes(reply)).as(id).contains(code);
        }
    }

    private static Reply send(Call call, String body) {
        Actor actor = PROVIDERS.contains(call.id()) ? Actor.SPECIALIST : Actor.GP;
        Client typed = actor.client().with("Content-Type", "application/fhir+json");
        Client client = call.versioned() ? typed.with("If-Match", "W/\"" + scene.in(call.ifMatch()) + "\"") : typed;
        return client.send(call.method(), scene.in(call.path()), body);
    }

    private static List<String> codes(Reply reply) {
        return issues(reply)
                .map(issue -> issue.at("/details/coding/0/code").asString(""))
                .toList();
    }

    private static String issue(Reply reply, String code) {
        return issues(reply)
                .filter(issue -> issue.at("/details/coding/0/code").asString("").equals(code))
                .map(issue -> issue.path("diagnostics").asString(""))
                .collect(java.util.stream.Collectors.joining("\n"));
    }

    private static Stream<JsonNode> issues(Reply reply) {
        return JsonMapper.shared().readTree(reply.body()).path("issue").valueStream();
    }

    private static List<String> stored() {
        JdbcClient jdbc = JdbcClient.create(RunningServer.get().database());
        return STORED.stream()
                .map(table -> table + " "
                        + jdbc.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from "
                                                + table + " t")
                                .query(String.class)
                                .single())
                .toList();
    }
}
