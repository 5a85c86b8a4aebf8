package health.onward.server.security;

import static health.onward.server.security.ApplicationTokens.FEED;
import static health.onward.server.security.ApplicationTokens.FINDER;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.Application;
import health.onward.identity.Applications;
import health.onward.identity.ClientId;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.server.Client;
import health.onward.server.Client.Reply;
import health.onward.server.RunningServer;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What applications may do that call without a person (api sections a.2 to a.5): where, for whom, with which headers. */
class UnattendedOverHttpTest {

    private static final String WORKLIST = "/STU3/ReferralRequest/$ers.fetchworklist";

    private final RunningServer server = RunningServer.get();
    private final ApplicationTokens tokens = new ApplicationTokens(server);
    private final JdbcClient jdbc = JdbcClient.create(server.database());
    private final Client feed = tokens.as(FEED);
    private final Client finder = tokens.as(FINDER);

    @Test
    void a_providers_application_reads_its_organisations_list_and_what_is_on_it() {
        long service = jdbc.sql("""
                        select w.service_id from worklist_item w join service s on s.id = w.service_id
                        where w.list = 'REFERRALS_FOR_REVIEW' and w.org_id = 'R69' and (w.leaves_at is null or w.leaves_at > now()) limit 1
                        """).query(Long.class).single();
        Reply list = feed.post(WORKLIST, worklist("REFERRALS_FOR_REVIEW", service(service)));
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        String referral = list.json().at("/entry/0/item/reference").asString();
        assertThat(referral).startsWith("ReferralRequest/");
        Reply read = feed.get("/STU3/" + referral);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        String version = read.json().at("/meta/versionId").asString();
        Reply actions =
                feed.get("/STU3/Task?focus=" + referral + "/_history/" + version + "&intent=proposal&status=ready");
        assertThat(actions.status()).as(actions.body()).isEqualTo(200);
        assertThat(actions.body()).contains("CANCEL_REFERRAL");
    }

    @Test
    void the_audit_says_which_application_saw_a_patient_and_which_a_person_used() {
        String ubrn = ubrnOf("R69");
        feed.with("X-Request-ID", "seen-by-feed").get("/STU3/ReferralRequest/" + ubrn);
        assertThat(audited("seen-by-feed"))
                .isEqualTo("clinic-feed 999000000901 PROVIDER_AUTHORISED_APPLICATION R69 GRANTED");
        server.as("021600556514", "R69", "REFERRING_CLINICIAN")
                .with("X-Request-ID", "seen-by-person")
                .get("/STU3/ReferralRequest/" + ubrnReferredBy("R69"));
        assertThat(audited("seen-by-person")).isEqualTo("onward-scripts 021600556514 REFERRING_CLINICIAN R69 GRANTED");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            provider | GET  | /STU3/CodeSystem/PRIORITY                                   | 200 |
            referrer | GET  | /STU3/CodeSystem/PRIORITY                                   | 200 |
            referrer | GET  | /R4/HealthcareService/11000                                 | 200 |
            referrer | HEAD | /R4/HealthcareService/11000                                 | 200 |
            referrer | GET  | /R4/HealthcareService?_id=11000                             | 200 |
            provider | GET  | /R4/HealthcareService/11000                                 | 403 | REC_FORBIDDEN
            provider | GET  | /R4/PractitionerRole                                        | 403 | REC_FORBIDDEN
            provider | GET  | /R4/Practitioner?_query=onBehalfOf                          | 403 | REC_FORBIDDEN
            referrer | GET  | /STU3/ReferralRequest/000000070000                          | 403 | FORBIDDEN
            referrer | GET  | /STU3/Slot                                                  | 403 | FORBIDDEN
            provider | GET  | /STU3/Appointment/70000                                     | 403 | FORBIDDEN
            provider | POST | /STU3/ReferralRequest/$ers.createReferral                   | 403 | FORBIDDEN
            provider | POST | /STU3/HealthcareService/$ers.searchHealthcareServicesForPatient | 403 | FORBIDDEN
            provider | POST | /STU3/Appointment                                           | 403 | FORBIDDEN
            provider | POST | /STU3/ReferralRequest/000000070000/$ers.changeShortlist     | 403 | FORBIDDEN
            referrer | POST | /STU3/ReferralRequest/000000070000/$ers.cancelReferral      | 403 | FORBIDDEN
            """)
    void some_endpoints_are_for_applications(String who, String method, String path, int status, String code) {
        Client client = (who.equals("provider") ? feed : finder).with("Content-Type", "application/fhir+json");
        Reply reply = client.send(method, path, method.equals("POST") ? "{}" : "");
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        if (code != null) {
            assertThat(reply.code()).isEqualTo(code);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "NHSD-End-User-Organisation-ODS: R69",
                "NHSD-eRS-Business-Function: SERVICE_PROVIDER_CLINICIAN",
                "NHSD-eRS-Business-Function: PROVIDER_AUTHORISED_APPLICATION",
                "NHSD-eRS-On-Behalf-Of-User-ID: 021600556514"
            })
    void for_whom_an_application_acts_is_registered_and_not_said(String header) {
        String[] parts = header.split(": ", -1);
        Reply reply = feed.with(parts[0], parts[1]).get("/STU3/CodeSystem/PRIORITY");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x-ers-ods-code", "x-ers-business-function", "x-ers-user-id"})
    void the_gateways_own_headers_are_refused_without_a_word(String header) {
        for (Client application : new Client[] {feed, finder}) {
            Reply reply = application.with(header, "R69").get("/R4/HealthcareService/11000");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).isEmpty();
        }
    }

    @Test
    void a_person_cannot_claim_an_applications_function() {
        Reply reply = server.as("021600556514", "R69", "PROVIDER_AUTHORISED_APPLICATION")
                .get("/STU3/CodeSystem/PRIORITY");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest(name = "{0}, service {1}: {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            REFERRALS_FOR_REVIEW     | 11000    | 200 | -
            APPOINTMENT_SLOT_ISSUES  | 11000    | 200 | -
            REFERRALS_FOR_REVIEW     | -        | 422 | MISSING_VALUE
            APPOINTMENT_SLOT_ISSUES  | -        | 422 | MISSING_VALUE
            REFERRALS_FOR_REVIEW     | 99999999 | 422 | REFERENCE_NOT_FOUND
            AWAITING_BOOKING         | 11000    | 403 | FORBIDDEN
            LETTERS_OUTSTANDING      | -        | 403 | FORBIDDEN
            """)
    void an_application_asks_for_one_service_of_a_providers_list(String list, Long service, int status, String code) {
        Reply reply = feed.post(WORKLIST, worklist(list, service == null ? "" : service(service)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        if (code != null) {
            assertThat(reply.code()).isEqualTo(code);
        }
    }

    @Test
    void another_organisations_services_and_referrals_are_not_its_business() {
        long foreign = jdbc.sql("select min(id) from service where provider <> 'R69'")
                .query(Long.class)
                .single();
        Reply list = feed.post(WORKLIST, worklist("REFERRALS_FOR_REVIEW", service(foreign)));
        assertThat(list.status()).isEqualTo(422);
        assertThat(list.code()).isEqualTo("NO_RELATIONSHIP");
        Reply read = feed.get("/STU3/ReferralRequest/" + foreignUbrn());
        assertThat(read.status()).isEqualTo(422);
        assertThat(read.code()).isEqualTo("NO_RELATIONSHIP");
    }

    @Test
    void what_was_not_allowed_or_is_switched_off_is_refused_at_once() {
        var applications = new Applications(jdbc);
        Application registered = applications.find(new ClientId(FEED)).orElseThrow();
        try {
            store(with(registered, new TreeSet<>(java.util.Set.of("A004")), true));
            assertThat(feed.get("/STU3/CodeSystem/PRIORITY").status()).isEqualTo(200);
            Reply reply = feed.get("/STU3/ReferralRequest/000000070000");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.body()).contains("A005");
            store(with(registered, registered.endpoints(), false));
            assertThat(feed.get("/STU3/CodeSystem/PRIORITY").status()).isEqualTo(403);
            assertThat(tokens.ask(tokens.assertion(FEED)).status()).isEqualTo(401);
        } finally {
            store(registered);
        }
        assertThat(feed.get("/STU3/CodeSystem/PRIORITY").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_method_is_told_which_ones_there_are() {
        assertThat(feed.send("DELETE", "/R4/HealthcareService/11000", "").header("Allow"))
                .isEqualTo("GET, HEAD");
        Reply stu3 = feed.send("PUT", "/STU3/ReferralRequest/000000070000", "");
        assertThat(stu3.status()).isEqualTo(405);
        assertThat(stu3.header("Allow")).isEqualTo("GET");
        assertThat(feed.get("/STU3/nothing").headers()).doesNotContainKey("allow");
    }

    private static Application with(Application a, java.util.SortedSet<String> endpoints, boolean active) {
        return new Application(a.id(), a.name(), a.organisation(), a.function(), a.user(), endpoints, a.keys(), active);
    }

    private void store(Application application) {
        new Transactions(server.database(), server.clock()).write(changes -> {
            Applications.store(changes, application);
            return Outcome.accepted(true);
        });
    }

    private String audited(String request) {
        return jdbc.sql("""
                        select client_id || ' ' || user_id || ' ' || function || ' ' || ods_code || ' ' || outcome
                        from audit where request_id = ?
                        """).param(request).query(String.class).single();
    }

    private String ubrnOf(String provider) {
        return ubrn("select min(ubrn) from referral where appointment_org = '" + provider + "'");
    }

    private String ubrnReferredBy(String organisation) {
        return ubrn("select min(ubrn) from referral where referring_org = '" + organisation + "'");
    }

    private String foreignUbrn() {
        return ubrn("""
                select min(ubrn) from referral r where not exists (
                  select from jsonb_path_query(r.shortlist, '$.**') x join service s on s.id::text = x #>> '{}'
                  where s.provider = 'R69') and coalesce(appointment_org, '') <> 'R69'
                """);
    }

    private String ubrn(String query) {
        return "%012d".formatted(jdbc.sql(query).query(Long.class).single());
    }

    private static String service(long id) {
        return """
                , {"name": "service", "valueIdentifier":
                    {"system": "http://fhir.nhs.net/Id/ers-service", "value": "%d"}}
                """.formatted(id);
    }

    private static String worklist(String list, String more) {
        return """
                {"resourceType": "Parameters",
                 "meta": {"profile": ["https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-Parameters-1"]},
                 "parameter": [{"name": "listType", "valueCodeableConcept": {"coding": [
                    {"system": "https://fhir.nhs.uk/STU3/CodeSystem/eRS-ReferralListSelector-1", "code": "%s"}]}} %s]}
                """.formatted(list, more);
    }
}
