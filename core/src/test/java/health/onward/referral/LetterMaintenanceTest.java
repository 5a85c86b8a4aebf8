package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Appointments;
import health.onward.appointment.RecordParts;
import health.onward.appointment.ReferralRecords;
import health.onward.audit.AuditTrail;
import health.onward.audit.Ledger;
import health.onward.audit.LedgerAction;
import health.onward.document.Availability;
import health.onward.document.FileId;
import health.onward.document.FileSample;
import health.onward.document.StoredFile;
import health.onward.document.StoredFiles;
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
import health.onward.platform.RoutingLint;
import health.onward.platform.StatementTap;
import health.onward.platform.TestDatabase;
import health.onward.platform.Transactions;
import health.onward.referral.Attachment.Kind;
import health.onward.referral.Facets.Review;
import health.onward.worklist.WorklistRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class LetterMaintenanceTest {

    private static final Instant NOW = Standings.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.fresh(Profile.PARTITIONED);
    private final StatementTap tap = new StatementTap(database.application());
    private final JdbcClient jdbc = JdbcClient.create(tap);
    private final Transactions transactions = new Transactions(tap, CLOCK);
    private final Ids ids = new Ids(CLOCK, new Random(5));
    private final StoredFiles files = new StoredFiles(jdbc);
    private final Attachments attachments = new Attachments(jdbc, files);
    private final Referrals referrals = new Referrals(
            jdbc,
            new Ledger(ids),
            new AuditTrail(ids),
            List.of(new AttachmentRows(files), new WorklistRows()),
            () -> Standings.DEADLINES);
    private final FileLinking linking = new FileLinking(attachments, files, ids);
    private final LetterMaintenance letters =
            new LetterMaintenance(transactions, referrals, new PatientIndex(jdbc), linking, Duration.ZERO, CLOCK);

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
    void the_first_letter_ends_the_waiting_for_it_and_brings_the_referral_to_its_reviewers() {
        Referral booked = stored("booked, letter missing");
        assertThat(lists()).containsExactly("LETTERS_OUTSTANDING");
        StoredFile file = uploaded("letter.pdf", booked);
        tap.forget();

        assertThat(maintain(booked, 5, clinician(), described(file, "Blood tests")))
                .isEqualTo("accepted");

        assertThat(tap.roundTrips()).isLessThanOrEqualTo(6);
        RoutingLint.check(tap, database.owner());
        assertThat(attachments.of(booked.ubrn())).singleElement().satisfies(one -> {
            assertThat(one.file()).isEqualTo(file.id());
            assertThat(one.kind()).isEqualTo(Kind.REFERRER);
            assertThat(one.name()).isEqualTo("letter.pdf");
            assertThat(one.contentType()).isEqualTo("application/pdf");
            assertThat(one.size()).isEqualTo(17);
            assertThat(one.description()).contains("Blood tests");
            assertThat(one.by()).isEqualTo(clinician().user());
            assertThat(one.organisation()).isEqualTo(Standings.REFERRER);
            assertThat(one.onBehalfOf()).isEmpty();
            assertThat(one.attachedAt()).isEqualTo(NOW);
            assertThat(one.availability()).isEqualTo(Availability.AVAILABLE);
        });
        assertThat(files.find(file.id(), NOW)
                        .orElseThrow()
                        .linkedTo(booked.ubrn().number()))
                .isTrue();
        Facets.ClinicalInformation information = now(booked).facets().information();
        assertThat(information.letters()).isEqualTo(1);
        assertThat(information.firstSubmitted()).contains(NOW);
        assertThat(information.lastUpdated()).isEmpty();
        assertThat(lists()).containsExactly("REFERRALS_FOR_REVIEW");
        assertThat(jdbc.sql("select action from ledger order by version")
                        .query(String.class)
                        .list())
                .containsExactly("REFERRAL_CREATED", "LETTER_CHANGED");
        assertThat(jdbc.sql("select count(*) from audit where what = 'A012' and outcome = 'GRANTED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void those_named_replace_those_that_were_there_and_what_is_named_again_keeps_who_attached_it() {
        Referral referral = stored("not booked");
        StoredFile kept = uploaded("kept.pdf", referral);
        StoredFile dropped = uploaded("dropped.pdf", referral);
        StoredFile added = uploaded("added.pdf", referral);
        assertThat(maintain(referral, 5, clinician(), named(kept), named(dropped)))
                .isEqualTo("accepted");
        List<Attachment> before = attachments.of(referral.ubrn());

        assertThat(maintain(referral, 6, admin(), named(added), named(kept))).isEqualTo("accepted");

        List<Attachment> after = attachments.of(referral.ubrn());
        assertThat(after).extracting(Attachment::name).containsExactly("added.pdf", "kept.pdf");
        assertThat(after.getFirst().by()).isEqualTo(admin().user());
        assertThat(after.getFirst().onBehalfOf()).contains(referral.referrer());
        assertThat(after.getLast().by()).isEqualTo(clinician().user());
        assertThat(after)
                .extracting(Attachment::number)
                .doesNotContainAnyElementsOf(
                        before.stream().map(Attachment::number).toList());
        assertThat(now(referral).facets().information().lastUpdated()).contains(NOW);
        assertThat(files.find(dropped.id(), NOW).orElseThrow().linked()).isFalse();
        assertThat(files.find(kept.id(), NOW).orElseThrow().linked()).isTrue();
        // What was there once stays known.
        assertThat(jdbc.sql("select count(*) from attachment where unlinked_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(maintain(referral, 7, clinician(), named(dropped))).isEqualTo("accepted");
        assertThat(attachments.of(referral.ubrn())).extracting(Attachment::name).containsExactly("dropped.pdf");
    }

    @Test
    void an_accepted_referral_is_for_review_again_when_its_letter_changes() {
        Referral accepted = stored("booked, accepted");
        assertThat(lists()).isEmpty();

        assertThat(maintain(accepted, 5, clinician(), named(uploaded("new.pdf", accepted))))
                .isEqualTo("accepted");

        assertThat(now(accepted).facets().review())
                .isEqualTo(new Review(Review.State.PENDING, Review.Context.LETTER_CHANGED));
        assertThat(lists()).containsExactly("REFERRALS_FOR_REVIEW");
    }

    @Test
    void a_provider_adds_its_files_to_those_that_are_there() {
        Referral booked = stored("booked, to be reviewed");
        assertThat(maintain(booked, 5, clinician(), named(uploaded("letter.pdf", booked))))
                .isEqualTo("accepted");
        StoredFile advice = FileSample.file("advice.pdf")
                .meantFor(booked.ubrn().number())
                .of("R68")
                .uploaded(NOW)
                .stored(transactions, jdbc);

        assertThat(provide(booked, named(advice))).isEqualTo("accepted");

        assertThat(attachments.of(booked.ubrn()))
                .extracting(Attachment::kind)
                .containsExactly(Kind.REFERRER, Kind.PROVIDER);
        // It is not the referrer's to name, and its name is taken.
        StoredFile sameName = uploaded("ADVICE.pdf", booked);
        assertThat(maintain(booked, 7, clinician(), named(sameName))).isEqualTo("DUPLICATE_FILENAME");
        assertThat(maintain(booked, 7, clinician(), named(advice))).isEqualTo("INVALID_STATE");
        assertThat(maintain(booked, 7, clinician(), named(uploaded("other.pdf", booked))))
                .isEqualTo("accepted");
        assertThat(attachments.of(booked.ubrn()))
                .extracting(Attachment::name)
                .containsExactly("advice.pdf", "other.pdf");
    }

    @Test
    void what_a_look_found_since_is_shown_though_the_link_was_made_before() {
        Referral referral = stored("not booked");
        StoredFile file = FileSample.file("letter.pdf")
                .meantFor(referral.ubrn().number())
                .uploaded(NOW)
                .found(Availability.PENDING)
                .stored(transactions, jdbc);
        assertThat(maintain(referral, 5, clinician(), named(file))).isEqualTo("accepted");
        List<Attachment> linked = attachments.of(referral.ubrn());
        assertThat(linked).extracting(Attachment::availability).containsExactly(Availability.PENDING);

        jdbc.sql("update file set availability = 'THREATS_FOUND', scan_due_at = null")
                .update();

        List<Attachment> looked = attachments.lookedAt(linked, NOW);
        assertThat(looked).extracting(Attachment::availability).containsExactly(Availability.THREATS_FOUND);
        var _ = transactions.write(changes -> {
            Attachments.note(referral.ubrn(), linked, looked, changes);
            return Outcome.accepted(1);
        });
        assertThat(attachments.of(referral.ubrn()))
                .extracting(Attachment::availability)
                .containsExactly(Availability.THREATS_FOUND);
        assertThat(now(referral).version()).isEqualTo(6);
    }

    /** Refused, and nothing is stored. */
    @ParameterizedTest(name = "{0} of {1} at version {2}, {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            not booked       | REFERRING_CLINICIAN        | R69 | 5 | good    | accepted
            not booked       | REFERRING_CLINICIAN_ADMIN  | R69 | 5 | good    | accepted
            not booked       | REFERRING_ADMIN            | R69 | 5 | good    | FORBIDDEN
            booked, accepted | SERVICE_PROVIDER_CLINICIAN | R68 | 5 | good    | FORBIDDEN
            not booked       | REFERRING_CLINICIAN        | X99 | 5 | good    | NO_RELATIONSHIP
            not booked       | REFERRING_CLINICIAN        | R69 | 4 | good    | VERSION_CONFLICT
            booked, past     | REFERRING_CLINICIAN        | R69 | 5 | good    | INVALID_REQUEST_STATE
            did not attend   | REFERRING_CLINICIAN        | R69 | 5 | good    | INVALID_REQUEST_STATE
            not booked, referred on | REFERRING_CLINICIAN | R68 | 3 | good    | INVALID_REQUEST_STATE
            not booked       | REFERRING_CLINICIAN        | R69 | 5 | unknown | REFERENCE_NOT_FOUND
            not booked       | REFERRING_CLINICIAN        | R69 | 5 | expired | REFERENCE_NOT_FOUND
            not booked       | REFERRING_CLINICIAN        | R69 | 5 | of R68  | REFERENCE_NOT_FOUND
            not booked       | REFERRING_CLINICIAN        | R69 | 5 | for another | INAPPROPRIATE_VALUE
            not booked       | REFERRING_CLINICIAN        | R69 | 5 | for none | INAPPROPRIATE_VALUE
            """)
    void the_documented_refusals(
            String standing,
            BusinessFunction function,
            String organisation,
            long version,
            String file,
            String expected) {
        Referral referral = stored(standing);
        FileToLink asked = named(offered(file, referral));

        assertThat(maintain(referral, version, actor(function, organisation), asked))
                .isEqualTo(expected);

        boolean done = expected.equals("accepted");
        assertThat(attachments.of(referral.ubrn())).hasSize(done ? 1 : 0);
        assertThat(now(referral).version()).isEqualTo(referral.version() + (done ? 1 : 0));
        assertThat(jdbc.sql("select count(*) from file where linked_to is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(done ? 1 : 0);
    }

    @Test
    void the_same_set_once_more_is_no_change() {
        Referral referral = stored("not booked");
        StoredFile file = uploaded("letter.pdf", referral);
        assertThat(maintain(referral, 5, clinician(), described(file, "Blood tests")))
                .isEqualTo("accepted");

        assertThat(maintain(referral, 6, clinician(), described(file, "Blood tests")))
                .isEqualTo("NO_CHANGES_DETECTED");
        assertThat(maintain(referral, 6, clinician(), described(file, "All tests")))
                .isEqualTo("accepted");
        assertThat(attachments.of(referral.ubrn()).getFirst().description()).contains("All tests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update patient set sensitive = true", "delete from patient"})
    void a_record_that_cannot_be_used_is_refused(String change) {
        Referral referral = stored("not booked");
        jdbc.sql(change).update();

        assertThat(maintain(referral, 5, clinician(), named(uploaded("letter.pdf", referral))))
                .isEqualTo("PATIENT_ERROR");
    }

    @Test
    void two_who_link_the_same_file_at_once_cannot_both() {
        Referral first = stored("not booked");
        StoredFile file = uploaded("letter.pdf", first);
        jdbc.sql("update file set linked_to = 4711, expires_at = null").update();

        assertThat(maintain(first, 5, clinician(), named(file))).isEqualTo("INVALID_STATE");
        assertThat(now(first).version()).isEqualTo(5);
    }

    /** One of the two is told to read again. */
    @Test
    void of_two_who_change_the_letters_at_once_one_wins() throws Exception {
        Referral referral = stored("not booked");
        FileToLink mine = named(uploaded("mine.pdf", referral));
        FileToLink yours = named(uploaded("yours.pdf", referral));
        var start = new CountDownLatch(1);
        List<String> told = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Future<String>> asked = new ArrayList<>();
            for (FileToLink one : List.of(mine, yours)) {
                asked.add(both.submit(() -> {
                    start.await();
                    return maintain(referral, 5, clinician(), one);
                }));
            }
            start.countDown();
            for (Future<String> one : asked) {
                told.add(one.get());
            }
        }
        assertThat(told).containsOnlyOnce("accepted").containsAnyOf("LOCKED", "VERSION_CONFLICT");
        assertThat(attachments.of(referral.ubrn())).hasSize(1);
        assertThat(now(referral).version()).isEqualTo(6);
    }

    /** With its answer: as many round trips as any command may make, however many files there are. */
    @Test
    void a_change_and_its_answer_make_at_most_seven_round_trips() {
        Referral booked = stored("booked, accepted");
        var records = new ReferralRecords(
                transactions,
                referrals,
                new Appointments(jdbc),
                new RecordParts(new JdbcTemplate(tap), attachments),
                new PatientIndex(jdbc),
                new AuditTrail(ids),
                CLOCK);
        FileToLink[] asked = IntStream.range(0, FileToLink.MOST)
                .mapToObj(n -> named(uploaded(n + ".pdf", booked)))
                .toArray(FileToLink[]::new);
        tap.forget();

        var outcome = letters.maintain(
                booked.ubrn(), 5, List.of(asked), clinician(), new Once<>("test", "key", new byte[] {1}, change -> {
                    assertThat(records.after(change).files()).hasSize(20);
                    return new Answer(200, Map.of(), new byte[0]);
                }));

        assertThat(said(outcome)).isEqualTo("accepted");
        assertThat(tap.roundTrips()).isLessThanOrEqualTo(7);
    }

    private StoredFile offered(String kind, Referral referral) {
        FileSample sample = FileSample.file("letter.pdf")
                .uploaded(NOW)
                .of(referral.referringOrganisation().value());
        long ubrn = referral.ubrn().number();
        return switch (kind) {
            case "unknown" -> sample.meantFor(ubrn).build();
            case "expired" ->
                sample.meantFor(ubrn).uploaded(NOW.minus(Duration.ofHours(24))).stored(transactions, jdbc);
            case "of R68" -> sample.meantFor(ubrn).of("R68").stored(transactions, jdbc);
            case "for another" -> sample.meantFor(ubrn + 1).stored(transactions, jdbc);
            case "for none" -> sample.stored(transactions, jdbc);
            default -> sample.meantFor(ubrn).stored(transactions, jdbc);
        };
    }

    private StoredFile uploaded(String name, Referral referral) {
        return FileSample.file(name)
                .meantFor(referral.ubrn().number())
                .uploaded(NOW)
                .stored(transactions, jdbc);
    }

    /** What a provider's command does with its files (A022, A028). */
    private String provide(Referral referral, FileToLink... asked) {
        Actor actor = actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, "R68");
        return said(transactions.write(changes -> {
            Referral before = referrals.lock(referral.ubrn()).orElseThrow();
            return linking.provided(before, List.of(asked), actor, NOW).map(links -> {
                var change = new ReferralChange(
                                Optional.of(before),
                                before.with(before.facets(), NOW),
                                LedgerAction.TRIAGE_ACCEPTED,
                                actor,
                                "A028",
                                NOW)
                        .linking(links);
                referrals.store(change, changes);
                return change;
            });
        }));
    }

    private Referral stored(String standing) {
        Referral referral = Standings.named(standing);
        var _ = transactions.write(changes -> {
            referrals.store(
                    new ReferralChange(
                            Optional.empty(), referral, LedgerAction.REFERRAL_CREATED, clinician(), "A011", NOW),
                    changes);
            return Outcome.accepted(referral);
        });
        return referral;
    }

    private Referral now(Referral referral) {
        return referrals.find(referral.ubrn()).orElseThrow();
    }

    private String maintain(Referral referral, long version, Actor actor, FileToLink... asked) {
        Once<ReferralChange> once =
                new Once<>(actor.caller(), null, new byte[0], change -> new Answer(200, Map.of(), new byte[0]));
        return said(letters.maintain(referral.ubrn(), version, new ArrayList<>(List.of(asked)), actor, once));
    }

    private static String said(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.code().name() : "accepted";
    }

    private static FileToLink named(StoredFile file) {
        return toLink(file.id(), null);
    }

    private static FileToLink described(StoredFile file, String words) {
        return toLink(file.id(), words);
    }

    private static FileToLink toLink(FileId id, @Nullable String words) {
        return new FileToLink(
                id, Optional.ofNullable(words), Optional.empty(), Optional.empty(), OptionalLong.empty(), "here");
    }

    private static Actor clinician() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, "R69");
    }

    private static Actor admin() {
        return actor(BusinessFunction.REFERRING_CLINICIAN_ADMIN, "R69");
    }

    private static Actor actor(BusinessFunction function, String organisation) {
        return new Actor(
                new UserId(function == BusinessFunction.REFERRING_CLINICIAN_ADMIN ? "103264992985" : "021600556514"),
                new OdsCode(organisation),
                function,
                Optional.empty(),
                function.side() == BusinessFunction.Side.PROVIDER ? Set.of(new ServiceId(11002)) : Set.of(),
                "test");
    }

    private List<String> lists() {
        return jdbc.sql("select list from worklist_item where list <> 'BOOKED_APPOINTMENTS' order by list")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
