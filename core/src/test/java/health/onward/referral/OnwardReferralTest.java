package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.directory.DirectoryWorld;
import health.onward.document.FileSample;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.patient.PatientIndex;
import health.onward.platform.Outcome;
import health.onward.referral.OnwardReferral.Request;
import health.onward.worklist.WorklistRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class OnwardReferralTest {

    private final ReferralWorld world = new ReferralWorld();
    private final JdbcClient jdbc = JdbcClient.create(world.directory.tap);
    private final Referrals referrals = new Referrals(
            jdbc,
            new Ledger(world.ids),
            new AuditTrail(world.ids),
            List.of(new AttachmentRows(new StoredFiles(jdbc)), new WorklistRows()),
            () -> Standings.DEADLINES);
    private final OnwardReferral onward = new OnwardReferral(
            world.transactions,
            referrals,
            new RequestNumbers(jdbc, world.ids),
            new PatientIndex(jdbc),
            world.directory.search,
            new FileLinking(new Attachments(jdbc, new StoredFiles(jdbc)), new StoredFiles(jdbc), world.ids),
            DirectoryWorld.CLOCK);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_new_request_is_the_provider_s_own_and_knows_where_it_came_from() {
        Referral earlier = stored("provider to act");
        Referral made = accepted(refer(earlier, List.of(), ReferralWorld.CLINIC));

        assertThat(made).isEqualTo(referrals.find(made.ubrn()).orElseThrow());
        assertThat(made.ubrn()).isNotEqualTo(earlier.ubrn());
        assertThat(made.onwardOf()).contains(earlier.ubrn());
        assertThat(made.referringOrganisation()).isEqualTo(Standings.PROVIDER);
        assertThat(made.referrer()).isEqualTo(clinician().user());
        assertThat(made.patient()).isEqualTo(earlier.patient());
        assertThat(made.pathwayStart()).isEqualTo(earlier.pathwayStart());
        assertThat(made.standing().state()).isEqualTo(ReferralState.NOT_BOOKED);
        assertThat(made.facets().information().sufficient()).isTrue();
    }

    @Test
    void the_earlier_one_stands_as_it_stood_and_its_ledger_names_the_new_one() {
        Referral earlier = stored("assessed");
        Referral made = accepted(refer(earlier, List.of(), ReferralWorld.CLINIC));

        Referral after = referrals.find(earlier.ubrn()).orElseThrow();
        assertThat(after.version()).isEqualTo(earlier.version() + 1);
        assertThat(after.facets()).isEqualTo(earlier.facets());
        assertThat(after.standsSince()).isEqualTo(earlier.standsSince());
        assertThat(world.look
                        .sql("select comment from ledger where action = 'REFERRED_ONWARD'")
                        .query(String.class)
                        .single())
                .isEqualTo(made.ubrn().text());
    }

    @Test
    void its_letter_comes_with_it_or_never() {
        Referral earlier = stored("provider to act");
        long before = world.count("referral");
        assertThat(said(refer(earlier, List.of(), ReferralWorld.LETTER_CLINIC))).isEqualTo("MISSING_VALUE");
        StoredFile letter = FileSample.file("letter.pdf")
                .of("R68")
                .uploaded(DirectoryWorld.CLOCK.instant())
                .stored(world.transactions, jdbc);
        StoredFile meant = FileSample.file("other.pdf")
                .of("R68")
                .meantFor(earlier.ubrn().number())
                .uploaded(DirectoryWorld.CLOCK.instant())
                .stored(world.transactions, jdbc);
        assertThat(said(refer(earlier, List.of(meant), ReferralWorld.LETTER_CLINIC)))
                .isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(world.count("referral")).isEqualTo(before);

        Referral made = accepted(refer(earlier, List.of(letter), ReferralWorld.LETTER_CLINIC));
        assertThat(made.facets().information().letters()).isEqualTo(1);
        assertThat(new Attachments(jdbc, new StoredFiles(jdbc)).of(made.ubrn()))
                .extracting(Attachment::kind)
                .containsExactly(Attachment.Kind.REFERRER);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, to be reviewed | accepted
            booked, past           | accepted
            awaiting triage        | INVALID_REQUEST_STATE
            rejected               | INVALID_REQUEST_STATE
            cancelled              | INVALID_REQUEST_STATE
            """)
    void whom_a_provider_has_it_may_refer_on(String standing, String expected) {
        assertThat(said(refer(stored(standing), List.of(), ReferralWorld.CLINIC)))
                .isEqualTo(expected);
    }

    private Outcome<Referral> refer(Referral earlier, List<StoredFile> letters, long... services) {
        List<ServiceId> chosen =
                Arrays.stream(services).mapToObj(ServiceId::new).toList();
        List<FileToLink> files = letters.stream()
                .map(file -> new FileToLink(
                        file.id(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        "letters"))
                .toList();
        return onward.refer(
                new Request(earlier.ubrn(), earlier.version(), chosen, Standings.criteria(), files), clinician());
    }

    private Referral stored(String standing) {
        Referral referral = Standings.named(standing);
        var _ = world.transactions.write(changes -> {
            referrals.store(
                    new ReferralChange(
                            Optional.empty(),
                            referral,
                            LedgerAction.REFERRAL_CREATED,
                            ReferralWorld.clinician(),
                            "A011",
                            DirectoryWorld.CLOCK.instant()),
                    changes);
            return Outcome.accepted(referral);
        });
        return referral;
    }

    private static Actor clinician() {
        return new Actor(
                new UserId("021600556514"),
                new OdsCode("R68"),
                BusinessFunction.SERVICE_PROVIDER_CLINICIAN,
                Optional.empty(),
                Set.of(Standings.SERVICE),
                "test");
    }

    private static String said(Outcome<Referral> outcome) {
        return outcome instanceof Outcome.Refused<Referral> refused
                ? refused.code().name()
                : "accepted";
    }

    private static Referral accepted(Outcome<Referral> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var made) -> made;
            case Outcome.Refused<Referral> refused -> throw new AssertionError(refused.toString());
        };
    }
}
