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

/** The refusals that the API documents for advice and guidance (A023 to A027, A043, A044), and what is told of advice elsewhere. */
class AdviceRefusalsTest {

    private static final String CASES = """
            # the patient
            A044           | GP         | 422 NO_REG_GP_PRACTICE | a patient who is registered with no practice | set [patient] "9990000271"
            A044           | GP         | 422 PATIENT_ERROR      | a patient whose record is protected | set [patient] "9990000018"
            A044           | GP         | 422 REFERENCE_NOT_FOUND | a patient whom nobody knows | set [patient] "9999999999"
            A024           | GP         | 422 PATIENT_ERROR      | a patient whose record is protected now | at /STU3/CommunicationRequest/{hidden}
            A025           | GP         | 400 PATIENT_ERROR      | a patient whose record is protected now | at /STU3/Communication?based-on=CommunicationRequest/{hidden}/_history/2
            A043           | GP         | 422 PATIENT_ERROR      | a patient whose record is protected now | at /STU3/CommunicationRequest/{hidden}/$ers.generateCRI
            A026           | SPECIALIST | 422 PATIENT_ERROR      | a patient whose record is protected now | at /STU3/CommunicationRequest/{hidden}/$ers.sendCommunicationToRequester ; match 2
            # the people who are named
            A044           | GP_ADMIN   | 422 VALUE_IS_REQUIRED  | an admin who does not say for whom |
            A044           | GP         | 422 FIELD_NOT_PERMITTED | a clinician who names a referring clinician | referrer 555073103100
            A044           | GP_ADMIN   | 422 REFERENCE_NOT_FOUND | a referring clinician whom nobody knows | referrer 999999999999
            A044           | GP_ADMIN   | 422 REFERENCED_USER_IS_NOT_ACTIVE | a referring clinician who has left | referrer 999000000000
            A044           | GP_ADMIN   | 422 REFERENCED_USER_IS_NOT_RC | a referring clinician who is a specialist only | referrer 103264994981
            A044           | GP_ADMIN   | 422 REFERENCED_USER_NOT_IN_ORG | a referring clinician of another practice | referrer 999000100910
            A044           | CLINIC_ADMIN | 422 REFERENCED_USER_IS_NOT_RC_AT_ORG | one who refers elsewhere and works here in another function | referrer 000000000101
            A044           | GP         | 422 REFERENCED_USER_IS_NOT_SPC | a named clinician who is no specialist | specialist 555073103100
            # the one service, and its search
            A044           | GP         | 422 TOO_MANY_ITEMS     | two services | add [shortlist]/entry {"item":{"identifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"11010"}}}
            A044           | GP         | 422 DUPLICATE_SERVICE  | a service twice | repeat [shortlist]/entry/0
            A044           | GP         | 422 MISSING_VALUE      | no service | remove [shortlist]/entry
            A044           | GP         | 422 SHORTLISTED_SERVICE_NOT_IN_RESULTS | a service that gives no advice | set [shortlist]/entry/0/item/identifier/value "11000"
            A044           | GP         | 422 REFERENCE_NOT_FOUND | a service that nobody knows | set [shortlist]/entry/0/item/identifier/value "999999"
            A044           | GP         | 422 SNOMED_NOT_FOUND   | a clinical term that nobody knows | add [criteria]/parameter {"name":"clinicalTerm","valueCoding":{"system":"http://snomed.info/sct","code":"999999999"}}
            A044           | GP         | 422 ORGANISATION_IS_CLOSED | an organisation that has closed | add [criteria]/parameter {"name":"organisation","valueIdentifier":{"system":"https://directory.spineservices.nhs.uk/STU3/Organization","value":"RX9"}}
            A044           | GP         | 422 ORGANISATION_NOT_APPROPRIATE | a practice, where services are sought | add [criteria]/parameter {"name":"organisation","valueIdentifier":{"system":"https://directory.spineservices.nhs.uk/STU3/Organization","value":"Y90001"}}
            A044           | GP         | 422 INVALID_CODE       | a specialty that there is not | set [criteria]/parameter/1/valueCoding/code "NOSUCH"
            A044           | GP         | 422 INAPPROPRIATE_VALUE | a clinic type of another specialty | set [criteria]/parameter/2/valueCoding/code "GENERAL_NEUROLOGY"
            A044           | GP         | 422 VALUE_IS_REQUIRED  | criteria that name no basis | remove [criteria]/parameter/2
            A044           | GP         | 422 FIELD_NOT_PERMITTED | a distance from nowhere | add [criteria]/parameter {"name":"distanceLimit","valueUnsignedInt":5}
            # what is asked
            A044           | GP         | 422 MISSING_VALUE      | nobody said whether the provider may convert | remove /parameter/1
            A044           | GP         | 422 INVALID_CODE       | perhaps | set /parameter/1/valueCoding/code "PERHAPS"
            A044           | GP         | 422 MISSING_VALUE      | no question | remove /parameter/3
            A044           | GP         | 422 INVALID_VALUE      | a question of more than eight thousand characters | long /parameter/3/valueString 8001
            A044           | GP         | 422 MISSING_VALUE      | a question of spaces | set /parameter/3/valueString "  "
            A044           | GP         | 422 INVALID_VALUE      | a patient number that is none | set [patient] "99"
            A044           | GP         | 422 UNEXPECTED_FIELD   | a colour | add /parameter {"name":"colour","valueString":"blue"}
            A044           | GP         | 422 INVALID_FHIR_STRUCTURE | two questions | repeat /parameter/3
            A044           | GP         | 422 INAPPROPRIATE_VALUE | a file that was uploaded for another request | body question with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/{late}"
            A044           | GP         | 422 REFERENCE_NOT_FOUND | a file of another organisation | body question with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/{foreign}"
            # what is answered
            A026           | SPECIALIST | 422 VALUE_IS_REQUIRED  | advice without a recommendation | remove /parameter/3
            A026           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a question with a recommendation | set /parameter/0/valueCoding/code "REQUIRE_FURTHER_INFORMATION"
            A026           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a conversion, which is another operation | set /parameter/0/valueCoding/code "PROVIDER_CONVERTED"
            A026           | SPECIALIST | 422 INVALID_CODE       | an outcome that there is not | set /parameter/0/valueCoding/code "SHRUGGED"
            A026           | SPECIALIST | 422 INVALID_CODE       | a recommendation that there is not | set /parameter/3/valueCoding/code "REST"
            A026           | SPECIALIST | 422 UNSUPPORTED_PRIORITY | a priority that the service does not offer | set /parameter/2/valueCoding/code "TWO_WEEK_WAIT"
            A026           | SPECIALIST | 422 MISSING_VALUE      | no priority | remove /parameter/2
            A026           | SPECIALIST | 422 MISSING_VALUE      | no words | remove /parameter/1
            A026           | SPECIALIST | 422 INVALID_VALUE      | more than eight thousand characters | long /parameter/1/valueString 8001
            A026           | SPECIALIST | 422 UNEXPECTED_FIELD   | a colour | add /parameter {"name":"colour","valueString":"blue"}
            A026           | SPECIALIST | 422 INVALID_FHIR_STRUCTURE | two outcomes | repeat /parameter/0
            A026           | SPECIALIST | 422 REFERENCE_NOT_FOUND | a file that nobody uploaded | body guidance with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/00000000-0000-4000-8000-999999999999"
            A026           | SPECIALIST | 422 REFERENCE_NOT_FOUND | a file of another organisation | body guidance with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/{foreign}"
            A026           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a file for another request | body guidance with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/{astray}"
            A026           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a file of another kind | body guidance with a file ; set /parameter/4/resource/type/coding/0/code "PROVIDER"
            A026           | SPECIALIST | 422 INVALID_STATE      | a file that is part of a request | body guidance with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/{used}"
            A026           | SPECIALIST | 422 DUPLICATE_FILENAME | two files of one name | body guidance with a file ; repeat /parameter/4 ; set /parameter/5/resource/content/0/attachment/url "Binary/{twin}"
            A026           | SPECIALIST | 422 CONFLICTING_VALUES | a file that is said to be something else | body guidance with a file ; set /parameter/4/resource/content/0/attachment/contentType "image/png"
            A026           | SPECIALIST | 422 INVALID_REQUEST_STATE | a conversation that was withdrawn | at /STU3/CommunicationRequest/{withdrawn}/$ers.sendCommunicationToRequester ; match 2
            # what is converted
            A027           | SPECIALIST | 422 PATIENT_ERROR      | a patient whose record is protected now | set /parameter/0/valueReference/reference "CommunicationRequest/{hidden}/_history/2"
            A027           | SPECIALIST | 404 -                  | a request that nobody knows | set /parameter/0/valueReference/reference "CommunicationRequest/000000000001/_history/2"
            A027           | SPECIALIST | 404 -                  | a referral | set /parameter/0/valueReference/reference "CommunicationRequest/{booked}/_history/2"
            A027           | SPECIALIST | 409 -                  | an old version | set /parameter/0/valueReference/reference "CommunicationRequest/{convertible}/_history/1"
            A027           | SPECIALIST | 422 INVALID_REQUEST_STATE | what the referrer has not allowed | set /parameter/0/valueReference/reference "CommunicationRequest/{advice}/_history/2"
            A027           | SPECIALIST | 422 INVALID_REQUEST_STATE | a conversation that was withdrawn | set /parameter/0/valueReference/reference "CommunicationRequest/{withdrawn}/_history/2"
            A027           | SPECIALIST | 422 INVALID_VALUE      | a conversation without its version | set /parameter/0/valueReference/reference "CommunicationRequest/{convertible}"
            A027           | SPECIALIST | 422 MISSING_VALUE      | a reference to nothing | set /parameter/0/valueReference {"display":"this one"}
            A027           | SPECIALIST | 422 MISSING_VALUE      | no conversation | remove /parameter/0
            A027           | SPECIALIST | 422 MISSING_VALUE      | no last word | remove /parameter/1
            A027           | SPECIALIST | 422 MISSING_VALUE      | no priority | remove /parameter/2
            A027           | SPECIALIST | 422 MISSING_VALUE      | nothing for the staff | remove /parameter/3
            A027           | SPECIALIST | 422 INVALID_VALUE      | a last word of more than eight thousand characters | long /parameter/1/valueString 8001
            A027           | SPECIALIST | 422 INVALID_VALUE      | more than two thousand characters for the staff | long /parameter/3/valueString 2001
            A027           | SPECIALIST | 422 INVALID_CODE       | a priority that there is not | set /parameter/2/valueCoding/code "SOON"
            A027           | SPECIALIST | 422 UNSUPPORTED_PRIORITY | a priority that the service does not offer | set /parameter/2/valueCoding/code "TWO_WEEK_WAIT"
            A027           | SPECIALIST | 422 UNEXPECTED_FIELD   | a colour | add /parameter {"name":"colour","valueString":"blue"}
            A027           | SPECIALIST | 422 INVALID_FHIR_STRUCTURE | two conversations | repeat /parameter/0
            A027           | SPECIALIST | 422 REFERENCE_NOT_FOUND | a file that nobody uploaded | body conversion with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/00000000-0000-4000-8000-999999999999"
            A027           | SPECIALIST | 422 REFERENCE_NOT_FOUND | a letter of another organisation | body conversion with a letter ; set /parameter/4/resource/content/0/attachment/url "Binary/{theirs}"
            A027           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a file for another request | body conversion with a file ; set /parameter/4/resource/content/0/attachment/url "Binary/{astray}"
            A027           | SPECIALIST | 422 INAPPROPRIATE_VALUE | a letter of another kind | body conversion with a letter ; set /parameter/4/resource/type/coding/0/code "REFERRER"
            A027           | SPECIALIST | 422 INVALID_STATE      | a letter that is part of a request | body conversion with a letter ; set /parameter/4/resource/content/0/attachment/url "Binary/{oursused}"
            A027           | SPECIALIST | 422 DUPLICATE_FILENAME | two letters of one name | body conversion with a letter ; repeat /parameter/4 ; set /parameter/5/resource/content/0/attachment/url "Binary/{ourtwin}"
            A027           | SPECIALIST | 422 CONFLICTING_VALUES | a letter that is said to be something else | body conversion with a letter ; set /parameter/4/resource/content/0/attachment/contentType "image/png"
            # the list
            A023           | SPECIALIST | 422 REFERENCE_NOT_FOUND | a service that nobody knows | add /parameter {"name":"service","valueIdentifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"999999"}}
            A023           | SPECIALIST | 422 NO_RELATIONSHIP    | a service of another provider | add /parameter {"name":"service","valueIdentifier":{"system":"http://fhir.nhs.net/Id/ers-service","value":"300002"}}
            A023           | SPECIALIST | 422 INVALID_CODE       | another list | set /parameter/0/valueCodeableConcept/coding/0/code "MINE"
            A023           | SPECIALIST | 422 INVALID_VALUE      | a list of referrals | set /parameter/0/valueCodeableConcept/coding/0/system "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1"
            A023           | SPECIALIST | 422 MISSING_VALUE      | no list | remove /parameter/0
            A023           | SPECIALIST | 422 UNEXPECTED_FIELD   | a colour | add /parameter {"name":"colour","valueString":"blue"}
            A023           | SPECIALIST | 422 INVALID_FHIR_STRUCTURE | two lists | repeat /parameter/0
            # what is not there, or something else
            A024           | GP         | 404 -                  | a request that nobody knows | at /STU3/CommunicationRequest/000000000001
            A024           | GP         | 404 -                  | an old version | at /STU3/CommunicationRequest/{advice}/_history/1
            A024           | GP         | 422 INVALID_REQUEST_TYPE | a referral | at /STU3/CommunicationRequest/{unbooked}
            A025           | GP         | 404 -                  | a request that nobody knows | at /STU3/Communication?based-on=CommunicationRequest/000000000001/_history/1
            A025           | GP         | 404 -                  | an old version | at /STU3/Communication?based-on=CommunicationRequest/{advice}/_history/1
            A025           | GP         | 400 INVALID_REQUEST_TYPE | a referral | at /STU3/Communication?based-on=CommunicationRequest/{unbooked}/_history/{version}
            A025           | GP         | 400 MISSING_PARAMETER  | no request | at /STU3/Communication
            A025           | GP         | 400 INVALID_VALUE      | a request without its version | at /STU3/Communication?based-on=CommunicationRequest/{advice}
            A025           | GP         | 400 INVALID_VALUE      | something that cannot be included | at /STU3/Communication?based-on=CommunicationRequest/{advice}/_history/2&_include=Communication:weather
            A026           | SPECIALIST | 404 -                  | a request that nobody knows | at /STU3/CommunicationRequest/000000000001/$ers.sendCommunicationToRequester
            A026           | SPECIALIST | 404 -                  | a referral | at /STU3/CommunicationRequest/{booked}/$ers.sendCommunicationToRequester
            A005           | GP         | 422 INVALID_REQUEST_TYPE | a request for advice | at /STU3/ReferralRequest/{advice}
            A043           | GP         | 404 -                  | a request that nobody knows | at /STU3/CommunicationRequest/000000000001/$ers.generateCRI
            A043           | GP         | 422 INVALID_REQUEST_TYPE | a referral | at /STU3/CommunicationRequest/{unbooked}/$ers.generateCRI
            A007           | SPECIALIST | 422 INVALID_REQUEST_TYPE | a request for advice | at /STU3/ReferralRequest/{advice}/$ers.generateCRI
            A012           | GP         | 422 INVALID_REQUEST_TYPE | a request for advice | at /STU3/ReferralRequest/{advice}/$ers.maintainReferralLetter ; match 2
            A019           | GP         | 422 INVALID_REQUEST_TYPE | a request for advice | at /STU3/ReferralRequest/{advice}/$ers.generatePatientLetter
            A028           | SPECIALIST | 422 INVALID_REQUEST_TYPE | a request for advice | at /STU3/ReferralRequest/{advice}/$ers.recordReviewOutcome ; match 2
            A005           | OTHER_GP   | 404 -                  | a request for advice of others | at /STU3/ReferralRequest/{advice}
            A031           | GP         | 422 INVALID_REQUEST_TYPE | a request for advice | at /STU3/ReferralRequest/{advice}/$ers.changeShortlist ; match 2
            A032           | GP         | 422 INVALID_REQUEST_TYPE | a request for advice | at /STU3/ReferralRequest/{advice}/$ers.changeShortlistAndSendForTriage ; match 2
            """;

    private static AdviceScene scene;

    @BeforeAll
    static void set() {
        scene = new AdviceScene();
    }

    @AfterAll
    static void tidy() {
        scene.close();
    }

    static Stream<SpoiltCall> cases() {
        return SpoiltCall.of(CASES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void it_is_refused_as_documented_and_nothing_is_stored(SpoiltCall refusal) {
        long messages = messages();
        refused(refusal, refusal.send(scene));
        assertThat(messages()).isEqualTo(messages);
    }

    static Stream<SpoiltCall> held() {
        return SpoiltCall.of("A026 A027 | SPECIALIST | 423 - | a conversation that somebody is changing |");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("held")
    void it_is_refused_while_somebody_else_changes_the_conversation(SpoiltCall refusal) throws SQLException {
        try (Connection other = Tampering.connection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(scene.in("select 1 from advice where ubrn in ({advice}, {convertible}) for update"));
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
        assertThat(reply.json()
                        .path("issue")
                        .valueStream()
                        .map((JsonNode issue) ->
                                issue.at("/details/coding/0/code").asString("")))
                .contains(refusal.code());
        assertThat(reply.json().at("/issue/0/diagnostics").asString("")).isNotBlank();
    }

    private static long messages() {
        try (Connection owner = Tampering.connection();
                var statement = owner.createStatement();
                var rows = statement.executeQuery("select count(*) from advice_message")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
