package health.onward.triage;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.PatientIndex;
import health.onward.platform.Answer;
import health.onward.platform.Ids;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.Facets.Review;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Standings;
import health.onward.worklist.WorklistRows;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AcceptingTest {

    private static final Instant NOW = Standings.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    private final JdbcClient jdbc = JdbcClient.create(database.application());
    private final Transactions transactions = new Transactions(database.application(), CLOCK);
    private final Ids ids = new Ids(CLOCK, new Random(5));
    private final Referrals referrals = new Referrals(
            jdbc, new Ledger(ids), new AuditTrail(ids), List.of(new WorklistRows()), () -> Standings.DEADLINES);
    private final Accepting accepting =
            new Accepting(new ProviderDecisions(transactions, referrals, new PatientIndex(jdbc), CLOCK));

    @BeforeEach
    void the_patient() {
        jdbc.sql("""
                insert into patient (nhs_number, family, given, birth_date, sex, address, registered_practice, sensitive)
                values ('9990000018', 'Test', 'Person', '1980-01-01', 'FEMALE', '{}', 'R69', false)
                """).update();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void accepting_records_the_review_and_nothing_else_changes() {
        Referral booked = stored("booked, to be reviewed");

        assertThat(accept(booked, 5, provider())).isEqualTo("accepted");

        Referral accepted = referrals.find(booked.ubrn()).orElseThrow();
        assertThat(accepted.facets().review())
                .isEqualTo(new Review(Review.State.ACCEPTED, Review.Context.NEVER_REVIEWED));
        assertThat(accepted.facets().appointment()).isEqualTo(booked.facets().appointment());
        assertThat(accepted.standing()).isEqualTo(booked.standing());
        assertThat(accepted.version()).isEqualTo(6);
    }

    @Test
    void an_accepted_referral_has_left_the_list_and_stands_in_ledger_and_audit() {
        Referral booked = stored("booked, to be reviewed");
        assertThat(lists()).containsExactlyInAnyOrder("REFERRALS_FOR_REVIEW", "BOOKED_APPOINTMENTS");

        accept(booked, 5, provider());

        assertThat(lists()).containsExactly("BOOKED_APPOINTMENTS");
        assertThat(jdbc.sql("select action || ' v' || version from ledger order by version")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("REFERRAL_CREATED v5", "REFERRAL_ACCEPTED v6");
        assertThat(jdbc.sql("select what || ' ' || nhs_number || ' ' || ods_code from audit where what = 'A013'")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("A013 9990000018 R68");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, to be reviewed            | accepted
            booked indirectly, to be reviewed | accepted
            booked, accepted                  | INVALID_REQUEST_STATE
            booked, letter missing            | INVALID_REQUEST_STATE
            booked, past                      | INVALID_REQUEST_STATE
            awaiting triage                   | INVALID_REQUEST_STATE
            deferred, letter there            | INVALID_REQUEST_STATE
            provider to act                   | INVALID_REQUEST_STATE
            returned                          | INVALID_REQUEST_STATE
            rejected                          | INVALID_REQUEST_STATE
            cancelled by patient              | INVALID_REQUEST_STATE
            did not attend                    | INVALID_REQUEST_STATE
            cancelled                         | INVALID_REQUEST_STATE
            not booked                        | NO_RELATIONSHIP
            """)
    void only_a_booking_that_awaits_review_and_can_be_judged_is_accepted(String standing, String expected) {
        Referral referral = stored(standing);
        assertThat(accept(referral, referral.version(), provider())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} at {1}, service {2}, version {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            SERVICE_PROVIDER_CLINICIAN       | R68 | 11002 | 5 | accepted
            SERVICE_PROVIDER_CLINICIAN_ADMIN | R68 | 11002 | 5 | accepted
            SERVICE_PROVIDER_ADMIN           | R68 | 11002 | 5 | FORBIDDEN
            REFERRING_CLINICIAN              | R69 | 11002 | 5 | FORBIDDEN
            SERVICE_PROVIDER_CLINICIAN       | R68 | 11003 | 5 | NO_RELATIONSHIP
            SERVICE_PROVIDER_CLINICIAN       | R68 | 11003 | 4 | NO_RELATIONSHIP
            SERVICE_PROVIDER_CLINICIAN       | R68 | 11002 | 4 | VERSION_CONFLICT
            SERVICE_PROVIDER_CLINICIAN       | R68 | 11002 | 6 | VERSION_CONFLICT
            """)
    void function_comes_before_relationship_and_relationship_before_version(
            BusinessFunction function, String organisation, long service, long version, String expected) {
        Referral booked = stored("booked, to be reviewed");
        assertThat(accept(booked, version, actor(function, organisation, service)))
                .isEqualTo(expected);
        assertThat(referrals.find(booked.ubrn()).orElseThrow().version())
                .isEqualTo(expected.equals("accepted") ? 6 : 5);
    }

    @Test
    void twice_is_once_for_the_same_key_and_refused_for_another() {
        Referral booked = stored("booked, to be reviewed");
        assertThat(accept(booked, 5, provider(), "key-1")).isEqualTo("accepted");

        assertThat(accept(booked, 5, provider(), "key-1")).isEqualTo("accepted");
        assertThat(accept(booked, 6, provider(), "key-2")).isEqualTo("INVALID_REQUEST_STATE");
        assertThat(referrals.find(booked.ubrn()).orElseThrow().version()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update patient set sensitive = true", "delete from patient"})
    void a_record_that_cannot_be_used_is_a_patient_error(String change) {
        Referral booked = stored("booked, to be reviewed");
        jdbc.sql(change).update();

        assertThat(accept(booked, 5, provider())).isEqualTo("PATIENT_ERROR");
    }

    @Test
    void an_unknown_request_is_not_found() {
        assertThat(accept(Standings.named("booked, to be reviewed"), 5, provider()))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void while_somebody_else_writes_it_is_locked() throws SQLException {
        Referral booked = stored("booked, to be reviewed");
        try (var other = database.application().getConnection();
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select * from referral for update");

            assertThat(accept(booked, 5, provider())).isEqualTo("LOCKED");
            other.rollback();
        }
        assertThat(accept(booked, 5, provider())).isEqualTo("accepted");
    }

    private Referral stored(String standing) {
        Referral referral = Standings.named(standing);
        var gp = new Actor(
                referral.referrer(),
                Standings.REFERRER,
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "test");
        var _ = transactions.write(changes -> {
            referrals.store(
                    new ReferralChange(Optional.empty(), referral, LedgerAction.REFERRAL_CREATED, gp, "A011", NOW),
                    changes);
            return Outcome.accepted(referral);
        });
        return referral;
    }

    private String accept(Referral referral, long version, Actor actor) {
        return accept(referral, version, actor, "key-" + version + actor.hashCode());
    }

    private String accept(Referral referral, long version, Actor actor, String key) {
        byte[] fingerprint = (referral.ubrn() + " " + version).getBytes(StandardCharsets.UTF_8);
        Outcome<Answer> outcome = accepting.accept(
                new Target(referral.ubrn(), version),
                actor,
                new Once<>(actor.caller(), key, fingerprint, change -> new Answer(200, Map.of(), new byte[0])));
        return outcome instanceof Outcome.Refused<Answer> refused
                ? refused.code().name()
                : "accepted";
    }

    private static Actor provider() {
        return actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R68", 11002);
    }

    private static Actor actor(BusinessFunction function, String organisation, long service) {
        return new Actor(
                new UserId("921600556514"),
                new OdsCode(organisation),
                function,
                Optional.empty(),
                Set.of(new ServiceId(service)),
                "test");
    }

    private List<String> lists() {
        return jdbc.sql("select list from worklist_item")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
