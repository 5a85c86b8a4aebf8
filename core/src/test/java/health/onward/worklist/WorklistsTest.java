package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.directory.DirectoryWorld;
import health.onward.directory.ServiceSample;
import health.onward.directory.Services;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.NhsNumber;
import health.onward.platform.Ids;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Referral;
import health.onward.referral.ReferralChange;
import health.onward.referral.ReferralSample;
import health.onward.referral.Referrals;
import health.onward.referral.Standings;
import health.onward.worklist.WorklistRequest.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorklistsTest {

    private static final Actor CLINICIAN = new Actor(
            DirectoryWorld.CLINICIAN,
            new OdsCode("R69"),
            BusinessFunction.REFERRING_CLINICIAN,
            Optional.empty(),
            Set.of(),
            "request-7");

    private final DirectoryWorld world = new DirectoryWorld().define(ServiceSample.service(11002));
    private final Services services = new Services(world.jdbc);
    private final Ids ids = new Ids(DirectoryWorld.CLOCK, new Random(3));
    private final AuditTrail audit = new AuditTrail(ids);
    private final Worklists worklists = new Worklists(
            world.transactions,
            new WorklistItems(world.jdbc),
            new WorklistFilters(
                    services, world.reference.lists(), new Organisations(world.jdbc), new People(world.jdbc)),
            audit,
            DirectoryWorld.CLOCK);

    @BeforeEach
    void three_referrals_of_two_patients() {
        create(2_000_001, "9990000018");
        create(2_000_002, "9990000018");
        create(2_000_003, "9990000026");
        world.tap.forget();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoever_is_shown_a_list_has_read_every_patient_on_it_once() {
        long before = audited();

        assertThat(show(WorklistRequest.whole(Worklist.AWAITING_BOOKING)))
                .isEqualTo(Outcome.accepted(List.of("000002000001", "000002000002", "000002000003")));

        assertThat(audited() - before).isEqualTo(2);
        assertThat(world.jdbc
                        .sql("select distinct what || ' ' || request_id from audit where what = 'A008'")
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("A008 request-7");
    }

    @Test
    void a_refusal_shows_nobody_and_writes_nothing() {
        long before = audited();

        assertThat(show(WorklistRequest.whole(Worklist.REFERRALS_FOR_REVIEW)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(RefusalCode.FORBIDDEN));

        assertThat(audited()).isEqualTo(before);
    }

    @Test
    void a_list_that_cannot_be_written_leaves_no_audit_of_having_been_read() {
        long before = audited();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> worklists.show(
                        WorklistRequest.whole(Worklist.AWAITING_BOOKING),
                        CLINICIAN,
                        "A008",
                        () -> new Listing<String>() {
                            @Override
                            public void add(WorklistRow row) {
                                throw new IllegalStateException("no space left on the device");
                            }

                            @Override
                            public Outcome<String> end(Set<NhsNumber> patients) {
                                return Outcome.accepted("");
                            }
                        }))
                .hasMessage("no space left on the device");

        assertThat(audited()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            11002 | CARDIOLOGY | R6901 | 021600556514 | accepted
            11003 |            |       |              | REFERENCE_NOT_FOUND
                  | NOT_A_CODE |       |              | REFERENCE_NOT_FOUND
                  |            | X99   |              | REFERENCE_NOT_FOUND
                  |            |       | 000000009999 | REFERENCE_NOT_FOUND
            """)
    void what_filters_name_is_looked_up_where_it_lives(
            Long service, String specialty, String location, String clinician, String expected) {
        var request = new WorklistRequest(
                Worklist.REFERRALS_FOR_REVIEW,
                Optional.ofNullable(service).map(ServiceId::new),
                Optional.ofNullable(specialty),
                Optional.ofNullable(location).map(OdsCode::new),
                clinician == null ? new Allocation.Any() : new Allocation.To(new UserId(clinician)));
        var provider = new Actor(
                DirectoryWorld.CLINICIAN,
                new OdsCode("R69"),
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN,
                Optional.empty(),
                Set.of(new ServiceId(11002)),
                "request-8");

        Outcome<List<String>> outcome = worklists.show(request, provider, "A008", Ubrns::new);

        assertThat(
                        outcome instanceof Outcome.Refused<List<String>> refused
                                ? refused.code().name()
                                : "accepted")
                .isEqualTo(expected);
    }

    private Outcome<List<String>> show(WorklistRequest request) {
        return worklists.show(request, CLINICIAN, "A008", Ubrns::new);
    }

    private static final class Ubrns implements Listing<List<String>> {

        private final List<String> ubrns = new ArrayList<>();

        @Override
        public void add(WorklistRow row) {
            ubrns.add(row.entry().ubrn().text());
        }

        @Override
        public Outcome<List<String>> end(Set<NhsNumber> patients) {
            return Outcome.accepted(ubrns);
        }
    }

    private void create(long ubrn, String patient) {
        Referral shape = WorklistRowsTest.unbooked("none");
        Referral referral = ReferralSample.anotherLike(shape, ubrn, "r." + ids.uuid())
                .of(new NhsNumber(patient))
                .build();
        var referrals = new Referrals(
                world.jdbc, new Ledger(ids), audit, List.of(new WorklistRows()), () -> Standings.DEADLINES);
        var _ = world.transactions.write(changes -> {
            referrals.store(
                    new ReferralChange(
                            Optional.empty(),
                            referral,
                            LedgerAction.REFERRAL_CREATED,
                            CLINICIAN,
                            "A011",
                            shape.createdAt()),
                    changes);
            return Outcome.accepted(referral);
        });
    }

    private long audited() {
        return world.jdbc.sql("select count(*) from audit").query(Long.class).single();
    }
}
