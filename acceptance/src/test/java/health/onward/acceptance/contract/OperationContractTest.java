package health.onward.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import health.onward.fhir.wire.WireRoutes;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What every operation does alike (api digest a.2 to a.8): one row for each, and exceptions that are said. */
class OperationContractTest {

    /**
     * Number, call, body, version for If-Match, who may, whose function may not, what a stranger is told (with the stranger), and
     * who is on the wrong side.
     */
    private static final String OPERATIONS = """
            A004 | GET  /STU3/CodeSystem/PRIORITY                      |                  |                 | GP         | CLERK          |                                     |
            A005 | GET  /STU3/ReferralRequest/{booked}                 |                  |                 | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A005 | GET  /STU3/ReferralRequest/{booked}/_history/{bookedversion} |         |                 | SPECIALIST | HOSPITAL_CLERK | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A006 | GET  /STU3/Binary/{file}                            |                  |                 | GP         | CLERK          | OTHER_GP 403 FORBIDDEN               | SPECIALIST 403 FORBIDDEN
            A007 | POST /STU3/ReferralRequest/{booked}/$ers.generateCRI |                  |                 | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A008 | POST /STU3/ReferralRequest/$ers.fetchworklist       | awaiting booking |                 | GP         | ANALYST        |                                     | SPECIALIST 403 FORBIDDEN
            A008 | POST /STU3/ReferralRequest/$ers.fetchworklist       | for review       |                 | SPECIALIST | ANALYST        |                                     | GP 403 FORBIDDEN
            A010 | POST /STU3/HealthcareService/$ers.searchHealthcareServicesForPatient | search |          | GP         | CLERK          |                                     | SPECIALIST 403 FORBIDDEN
            A011 | POST /STU3/ReferralRequest/$ers.createReferral      | creation         |                 | GP         | CLERK          |                                     | SPECIALIST 403 FORBIDDEN
            A012 | POST /STU3/ReferralRequest/{unbooked}/$ers.maintainReferralLetter | letter | {version}      | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | SPECIALIST 403 FORBIDDEN
            A013 | POST /STU3/ReferralRequest/{booked}/$ers.acceptReferral |              | {bookedversion} | SPECIALIST | HOSPITAL_CLERK | OTHER_SPECIALIST 422 NO_RELATIONSHIP | GP 403 FORBIDDEN
            A014 | POST /STU3/ReferralRequest/{booked}/$ers.rejectReferral |   rejection  | {bookedversion} | SPECIALIST | HOSPITAL_CLERK | OTHER_SPECIALIST 422 NO_RELATIONSHIP | GP 403 FORBIDDEN
            A015 | GET  /STU3/Slot?schedule.actor%3AHealthcareService={service}&appointmentType=ROUTINE&status=free&_count=5&page=1 | | | GP | CLERK |                             | SPECIALIST 403 FORBIDDEN
            A016 | POST /STU3/Appointment                              | booking          |                 | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | SPECIALIST 403 FORBIDDEN
            A020 | POST /STU3/Binary                                   | upload           |                 | GP         | CLERK          |                                     |
            A019 | POST /STU3/ReferralRequest/{unbooked}/$ers.generatePatientLetter |      |                 | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | SPECIALIST 403 FORBIDDEN
            A021 | POST /STU3/ReferralRequest/$ers.createReferralAndSendForTriage | triage creation |   | GP         | CLERK          |                                     | SPECIALIST 403 FORBIDDEN
            A022 | POST /STU3/ReferralRequest/{booked}/$ers.cancelAppointmentActionLater | act later | {bookedversion} | SPECIALIST | HOSPITAL_CLERK | OTHER_SPECIALIST 422 NO_RELATIONSHIP | GP 403 FORBIDDEN
            A028 | POST /STU3/ReferralRequest/{triaged}/$ers.recordReviewOutcome | triage outcome | {triagedversion} | SPECIALIST | HOSPITAL_CLERK | OTHER_SPECIALIST 422 NO_RELATIONSHIP | GP 403 FORBIDDEN
            A023 | POST /STU3/CommunicationRequest/$ers.fetchworklist  | advice list      |                 | SPECIALIST | ANALYST        |                                     | GP 403 FORBIDDEN
            A024 | GET  /STU3/CommunicationRequest/{advice}            |                  |                 | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A024 | GET  /STU3/CommunicationRequest/{advice}/_history/{adviceversion} |    |                 | SPECIALIST | HOSPITAL_CLERK | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A025 | GET  /STU3/Communication?based-on=CommunicationRequest%2F{advice}%2F_history%2F{adviceversion} | | | GP | CLERK | OTHER_GP 400 NO_RELATIONSHIP | OTHER_SPECIALIST 400 NO_RELATIONSHIP
            A026 | POST /STU3/CommunicationRequest/{advice}/$ers.sendCommunicationToRequester | guidance | {adviceversion} | SPECIALIST | HOSPITAL_CLERK | OTHER_SPECIALIST 422 NO_RELATIONSHIP | GP 403 FORBIDDEN
            A027 | POST /STU3/ReferralRequest/$ers.createFromCommunicationRequestActionLater | conversion | | SPECIALIST | HOSPITAL_CLERK | OTHER_SPECIALIST 422 NO_RELATIONSHIP | GP 403 FORBIDDEN
            A043 | POST /STU3/CommunicationRequest/{advice}/$ers.generateCRI | | | GP | CLERK | OTHER_GP 422 NO_RELATIONSHIP | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A044 | POST /STU3/CommunicationRequest/$ers.createAdviceAndGuidance | question |          | GP         | CLERK          |                                     | SPECIALIST 403 FORBIDDEN
            A029 | GET  /STU3/Task?focus=ReferralRequest%2F{unbooked}%2F_history%2F{version}&intent=proposal&status=ready | | | GP | CLERK | OTHER_GP 200 empty | OTHER_SPECIALIST 200 empty
            A030 | GET  /R4/PractitionerRole                           |                  |                 | GP         | NOBODY         |                                     |
            A031 | POST /STU3/ReferralRequest/{unbooked}/$ers.changeShortlist | shortlist | {version}       | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | SPECIALIST 403 FORBIDDEN
            A032 | POST /STU3/ReferralRequest/{unbooked}/$ers.changeShortlistAndSendForTriage | triage shortlist | {version} | GP | CLERK | OTHER_GP 422 NO_RELATIONSHIP | SPECIALIST 403 FORBIDDEN
            A033 | GET  /R4/HealthcareService/{service}                |                  |                 | GP         | CLERK          |                                     | SPECIALIST 403 REC_FORBIDDEN
            A034 | PUT  /STU3/Appointment/{appointment}                | undoing          | 0               | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | SPECIALIST 403 FORBIDDEN
            A035 | GET  /R4/HealthcareService?_id={service}            |                  |                 | GP         | CLERK          |                                     | SPECIALIST 403 REC_FORBIDDEN
            A036 | POST /STU3/ReferralRequest/{unbooked}/$ers.cancelReferral | cancellation | {version}     | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A037 | HEAD /R4/HealthcareService/{service}                |                  |                 | GP         | CLERK          |                                     | SPECIALIST 403
            A038 | GET  /STU3/Appointment/{appointment}                |                  |                 | GP         | CLERK          | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A038 | GET  /STU3/Appointment/{appointment}/_history/0     |                  |                 | SPECIALIST | HOSPITAL_CLERK | OTHER_GP 422 NO_RELATIONSHIP         | OTHER_SPECIALIST 422 NO_RELATIONSHIP
            A040 | GET  /R4/Practitioner?_query=onBehalfOf             |                  |                 | SECRETARY  | GP             |                                     | SPECIALIST 403 REC_FORBIDDEN
            A041 | GET  /R4/ServiceRequest?identifier={unbooked}       |                  |                 | GP         | CLERK          | OTHER_GP 200 empty                   | OTHER_SPECIALIST 200 empty
            A042 | GET  /R4/Binary/{file}                              |                  |                 | GP         | CLERK          | OTHER_GP 403 NO_RELATIONSHIP         | SPECIALIST 403 NO_RELATIONSHIP
            """;

    /** Operations outside any organisation and function, and why. This list may only shrink. */
    private static final Map<String, String> EXCEPTIONS =
            Map.of("A030", "any authenticated person may ask what they may do, before they choose a function");

    private static Scene scene;

    /** @param stranger who has no relationship, with the status and code told; nothing where all are alike */
    record Row(Call call, Actor may, Actor mayNot, String stranger, String wrongSide) {
        @Override
        public String toString() {
            return call.id() + " " + call.method() + " " + call.path();
        }
    }

    @BeforeAll
    static void set() {
        scene = Scene.set();
    }

    static Stream<Row> operations() {
        return OPERATIONS.lines().map(line -> line.split("\\|", -1)).map(cells -> {
            String[] call = cells[1].strip().split(" +", 2);
            return new Row(
                    new Call(cells[0].strip(), call[0], call[1], cells[2].strip(), cells[3].strip()),
                    Actor.valueOf(cells[4].strip()),
                    Actor.valueOf(cells[5].strip()),
                    cells[6].strip(),
                    cells[7].strip());
        });
    }

    static Stream<Row> withBody() {
        return operations().filter(row -> row.call().hasBody() && !row.call().uploads());
    }

    /** All but A042: it has no body, and no documented refusal of a wish for one. */
    static Stream<Row> negotiating() {
        return operations().filter(row -> !row.call().id().equals("A042"));
    }

    static Stream<Row> versioned() {
        return operations().filter(row -> row.call().versioned());
    }

    static Stream<Row> withParameters() {
        return operations().filter(row -> row.call().path().contains("?"));
    }

    static Stream<Row> withStranger() {
        return operations().filter(row -> !row.stranger().isEmpty());
    }

    static Stream<Row> withWrongSide() {
        return operations().filter(row -> !row.wrongSide().isEmpty());
    }

    static Stream<Row> inContext() {
        return operations().filter(row -> !EXCEPTIONS.containsKey(row.call().id()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void without_a_token_it_is_401(Row row) {
        Client client = row.may().client().without("Authorization");
        unauthenticated(row.call(), row.call().by(client, scene));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void with_a_token_of_another_making_it_is_401(Row row) {
        String forged = RunningServer.get().token(row.may().user()).replaceAll("[^.]+$", "c2lnbmF0dXJl");
        for (String header : new String[] {"Bearer " + forged, "Bearer rubbish", "Basic YTpi"}) {
            Client client = row.may().client().without("Authorization").with("Authorization", header);
            unauthenticated(row.call(), row.call().by(client, scene));
        }
    }

    private static void unauthenticated(Call call, Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        if (!call.r4()) {
            assertThat(reply.body()).isEmpty();
        } else if (!call.method().equals("HEAD")) {
            assertThat(reply.code()).isEqualTo("ACCESS_DENIED");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_weak_sign_in_is_401_with_an_outcome(Row row) {
        RunningServer server = RunningServer.get();
        for (String token : new String[] {
            server.token(row.may().user(), 2, 3), server.token(row.may().user(), 3, 1)
        }) {
            Client client = row.may().client().without("Authorization").with("Authorization", "Bearer " + token);
            Reply reply = row.call().by(client, scene);
            assertThat(reply.status()).isEqualTo(401);
            told(row.call(), reply, row.call().r4() ? "ACCESS_DENIED" : "NO_ACCESS");
        }
    }

    @ParameterizedTest
    @MethodSource("inContext")
    void a_function_that_may_not_is_403(Row row) {
        Reply reply = row.call().by(row.mayNot().client(), scene);
        assertThat(reply.status()).isEqualTo(403);
        told(row.call(), reply, row.call().r4() ? "REC_FORBIDDEN" : "FORBIDDEN");
    }

    @ParameterizedTest
    @MethodSource("inContext")
    void a_function_that_the_person_does_not_hold_there_is_403(Row row) {
        for (String elsewhere : new String[] {"Y90002", "RX9", "NOSUCH", "not a code"}) {
            Client client = row.may().client().with("NHSD-End-User-Organisation-ODS", elsewhere);
            Reply reply = row.call().by(client, scene);
            assertThat(reply.status()).as(elsewhere).isEqualTo(403);
            told(row.call(), reply, row.call().r4() ? "REC_FORBIDDEN" : "FORBIDDEN");
        }
    }

    @ParameterizedTest
    @MethodSource("inContext")
    void without_organisation_or_function_it_is_400_and_the_header_is_named(Row row) {
        for (String header : new String[] {"NHSD-End-User-Organisation-ODS", "NHSD-eRS-Business-Function"}) {
            Reply reply = row.call().by(row.may().client().without(header), scene);
            assertThat(reply.status()).as(header).isEqualTo(400);
            told(row.call(), reply, "MISSING_HEADER");
            if (!row.call().method().equals("HEAD")) {
                assertThat(reply.body()).contains(header);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("negotiating")
    void an_answer_in_another_media_type_is_406(Row row) {
        for (String accept : new String[] {"text/html", "application/xml", "application/fhir+json;q=0", "rubbish"}) {
            Reply reply = row.call().by(row.may().client().with("Accept", accept), scene);
            assertThat(reply.status()).as(accept).isEqualTo(406);
            negotiated(row.call(), reply, "REC_NOT_ACCEPTABLE");
        }
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void a_body_in_another_media_type_is_415(Row row) {
        for (String type : new String[] {"text/plain", "application/xml", "application/fhir+xml", "rubbish"}) {
            Reply reply = row.call().by(row.may().client().with("Content-Type", type), scene);
            assertThat(reply.status()).as(type).isEqualTo(415);
            negotiated(row.call(), reply, "REC_UNSUPPORTED_MEDIA_TYPE");
        }
    }

    private static void negotiated(Call call, Reply reply, String r4Code) {
        if (call.r4()) {
            told(call, reply, r4Code);
        } else {
            assertThat(reply.header("Content-Type").replace(" ", "")).isEqualToIgnoringCase("text/plain;charset=utf-8");
        }
    }

    @ParameterizedTest
    @MethodSource("versioned")
    void a_change_without_a_version_is_412_with_a_malformed_one_400_with_an_old_one_409(Row row) {
        versions(row, "", 412);
        for (String malformed : new String[] {"5", "\"5\"", "W/5", "W/\"x\"", "W/\"\"", "*", "W/\"5\", W/\"6\""}) {
            versions(row, malformed, 400);
        }
        versions(row, "W/\"1\"", 409);
        versions(row, "W/\"999999\"", 409);
    }

    private static void versions(Row row, String header, int status) {
        Reply reply = row.call().withVersion(row.may().client(), header, scene);
        assertThat(reply.status()).as("If-Match: " + header).isEqualTo(status);
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_parameter_that_it_does_not_know_is_400(Row row) {
        String path = row.call().path();
        Reply reply = row.call().at(row.may().client(), path + (path.contains("?") ? "&" : "?") + "colour=blue", scene);
        assertThat(reply.status()).isEqualTo(400);
        if (path.contains("/Slot") || path.contains("/Task") || path.contains("/Communication?")) {
            told(row.call(), reply, "INVALID_VALUE");
        } else if (row.call().r4()) {
            told(row.call(), reply, "REC_BAD_REQUEST");
        } else {
            assertThat(reply.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("withParameters")
    void a_parameter_given_twice_is_400(Row row) {
        String path = row.call().path();
        String query = path.substring(path.indexOf('?') + 1);
        for (String parameter : query.split("&", -1)) {
            Reply reply = row.call().at(row.may().client(), path + "&" + parameter, scene);
            assertThat(reply.status()).as(parameter).isEqualTo(400);
            told(row.call(), reply, row.call().r4() ? "REC_BAD_REQUEST" : "INVALID_VALUE");
        }
    }

    @ParameterizedTest
    @MethodSource("withStranger")
    void a_stranger_learns_neither_version_nor_state(Row row) {
        stranger(row, row.stranger());
    }

    @ParameterizedTest
    @MethodSource("withWrongSide")
    void the_wrong_side_is_turned_away(Row row) {
        stranger(row, row.wrongSide());
    }

    private static void stranger(Row row, String expected) {
        String[] words = expected.split(" ", -1);
        Client client = Actor.valueOf(words[0]).client();
        Reply reply = row.call().by(client, scene);
        assertThat(reply.status()).isEqualTo(Integer.parseInt(words[1]));
        if (expected.endsWith(" empty")) {
            assertThat(reply.json().path("entry").size()).isZero();
            return;
        }
        told(row.call(), reply, words.length > 2 ? words[2] : "");
        if (row.call().versioned()) {
            // The same with a version that is stale: it is not looked at.
            Reply stale = row.call().withVersion(client, "W/\"1\"", scene);
            assertThat(stale.status()).isEqualTo(reply.status());
            assertThat(stale.body()).isEqualTo(reply.body());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_answer_has_a_request_id_and_echoes_the_correlation(Row row) {
        Client client =
                row.mayNot() == Actor.NOBODY ? row.may().client() : row.mayNot().client();
        Reply reply = row.call().by(client.with("X-Correlation-ID", "my own 1"), scene);
        assertThat(reply.header("X-Correlation-ID")).isEqualTo("my own 1");
        assertThat(reply.header("X-Request-ID")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9]+");
        assertThat(row.call().by(client, scene).header("X-Correlation-ID")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void when_the_database_is_away_it_is_503_and_says_when_to_come_back(Row row) {
        Reply reply = broken("57P03", row);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).matches("[0-9]+");
        told(row.call(), reply, row.call().r4() ? "REC_UNAVAILABLE" : "SYSTEM_UNAVAILABLE");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void when_something_of_ours_is_broken_it_is_500_and_tells_nothing_of_it(Row row) {
        Reply reply = broken("XX000", row);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).doesNotContain("broken on purpose", "person", "SQL");
        if (row.call().r4()) {
            told(row.call(), reply, "REC_SERVER_ERROR");
        } else {
            assertThat(reply.body()).isEmpty();
        }
    }

    /** The call while the table of people, which every call asks, answers with a failure. */
    private static Reply broken(String state, Row row) {
        Tampering.run("""
                create or replace function broken() returns boolean language plpgsql as
                  $$ begin raise exception 'broken on purpose' using errcode = '%s'; end $$;
                alter table person rename to person_away;
                create view person as select * from person_away where broken();
                grant select on person to public;
                """.formatted(state));
        var log = (Logger) LoggerFactory.getLogger(WireRoutes.class);
        log.setLevel(Level.OFF);
        try {
            return row.call().by(row.may().client(), scene);
        } finally {
            log.setLevel(null);
            Tampering.run("drop view person; alter table person_away rename to person; drop function broken()");
        }
    }

    private static void told(Call call, Reply reply, String code) {
        if (call.method().equals("HEAD")) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        assertThat(reply.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(reply.json().path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(reply.code()).isEqualTo(code);
    }
}
