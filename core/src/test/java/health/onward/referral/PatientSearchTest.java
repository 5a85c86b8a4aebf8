package health.onward.referral;

import static health.onward.referral.ReferralWorld.PATIENT;
import static health.onward.referral.ReferralWorld.SENSITIVE;
import static health.onward.referral.ReferralWorld.UNREGISTERED;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.AuditTrail;
import health.onward.directory.DirectoryWorld;
import health.onward.directory.Found;
import health.onward.directory.SearchCriteria;
import health.onward.directory.SearchFor;
import health.onward.directory.SearchSample;
import health.onward.directory.SortBy;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.People;
import health.onward.identity.ReferringClinicians;
import health.onward.patient.NhsNumber;
import health.onward.patient.PatientIndex;
import health.onward.platform.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PatientSearchTest {

    private static final String HEART = "ROUTINE CARDIOLOGY/HEART_FAILURE";

    private final ReferralWorld world = new ReferralWorld();
    private final JdbcClient jdbc = JdbcClient.create(world.directory.tap);
    private final PatientSearch search = new PatientSearch(
            world.transactions,
            new ReferringClinicians(new People(jdbc)),
            new PatientIndex(jdbc),
            world.directory.search,
            new AuditTrail(world.ids),
            DirectoryWorld.CLOCK);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_search_finds_services_and_leaves_one_audit_row() {
        var found = search.search(request(PATIENT, HEART), ReferralWorld.clinician());

        assertThat(names(found)).hasSize(3);
        assertThat(audit()).containsExactly(PATIENT.value() + " A010 GRANTED");
    }

    @ParameterizedTest(name = "{0}: {1}, audit {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        unknown      | ROUTINE CARDIOLOGY/HEART_FAILURE | REFERENCE_NOT_FOUND | -
        sensitive    | ROUTINE CARDIOLOGY/HEART_FAILURE | PATIENT_ERROR       | A010 PATIENT_ERROR
        unregistered | ROUTINE CARDIOLOGY/HEART_FAILURE | NO_REG_GP_PRACTICE  | A010 NO_REG_GP_PRACTICE
        known        | ROUTINE - term=4711              | SNOMED_NOT_FOUND    | A010 SNOMED_NOT_FOUND
        """)
    void a_refused_search_for_a_patient_we_know_is_audited_too(
            String who, String criteria, String code, @org.jspecify.annotations.Nullable String audited) {
        NhsNumber patient = switch (who) {
            case "sensitive" -> SENSITIVE;
            case "unregistered" -> UNREGISTERED;
            case "known" -> PATIENT;
            default -> new NhsNumber("9999999999");
        };

        assertThat(code(search.search(request(patient, criteria), ReferralWorld.clinician())))
                .isEqualTo(code);
        assertThat(audit()).isEqualTo(audited == null ? List.of() : List.of(patient.value() + " " + audited));
    }

    @Test
    void an_admin_must_name_the_clinician_before_any_patient_is_looked_at() {
        Actor admin = ReferralWorld.actor(BusinessFunction.REFERRING_CLINICIAN_ADMIN, "D82106");

        assertThat(code(search.search(request(PATIENT, HEART), admin))).isEqualTo("VALUE_IS_REQUIRED");
        assertThat(audit()).isEmpty();
    }

    @Test
    void a_search_costs_five_round_trips() {
        search.search(request(PATIENT, HEART), ReferralWorld.clinician());
        world.directory.tap.forget();

        search.search(request(PATIENT, HEART), ReferralWorld.clinician());

        // the patient, the services to choose from, those shown, the audit row, the commit; and one for waits from
        // diaries
        assertThat(world.directory.tap.roundTrips()).isEqualTo(5);
    }

    private static PatientSearch.Request request(NhsNumber patient, String text) {
        SearchCriteria criteria = SearchSample.criteria(text);
        return new PatientSearch.Request(
                SearchFor.REFERRAL, SortBy.DISTANCE, patient, Optional.empty(), Optional.empty(), criteria);
    }

    private List<String> audit() {
        return world.look
                .sql("select nhs_number || ' ' || what || ' ' || outcome from audit order by at, id")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static List<String> names(Outcome<List<Found>> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var found) ->
                found.stream().map(one -> one.service().name()).toList();
            case Outcome.Refused<List<Found>> refused -> throw new AssertionError(refused.refusals());
        };
    }

    private static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }
}
