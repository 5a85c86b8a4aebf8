package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Appointments;
import health.onward.appointment.RecordParts;
import health.onward.appointment.ReferralRecords;
import health.onward.audit.AuditTrail;
import health.onward.document.StoredFile;
import health.onward.identity.BusinessFunction;
import health.onward.patient.PatientIndex;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class LetterRefusalsTest {

    private final LetterWorld world = new LetterWorld();

    @AfterEach
    void close() {
        world.close();
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
        Referral referral = world.stored(standing);
        FileToLink asked = LetterWorld.named(world.offered(file, referral));

        assertThat(world.maintain(referral, version, LetterWorld.actor(function, organisation), asked))
                .isEqualTo(expected);

        boolean done = expected.equals("accepted");
        assertThat(world.attachments.of(referral.ubrn())).hasSize(done ? 1 : 0);
        assertThat(world.now(referral).version()).isEqualTo(referral.version() + (done ? 1 : 0));
        assertThat(world.jdbc
                        .sql("select count(*) from file where linked_to is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(done ? 1 : 0);
    }

    @Test
    void the_same_set_once_more_is_no_change() {
        Referral referral = world.stored("not booked");
        StoredFile file = world.uploaded("letter.pdf", referral);
        assertThat(world.maintain(referral, 5, LetterWorld.clinician(), LetterWorld.described(file, "Blood tests")))
                .isEqualTo("accepted");

        assertThat(world.maintain(referral, 6, LetterWorld.clinician(), LetterWorld.described(file, "Blood tests")))
                .isEqualTo("NO_CHANGES_DETECTED");
        assertThat(world.maintain(referral, 6, LetterWorld.clinician(), LetterWorld.described(file, "All tests")))
                .isEqualTo("accepted");
        assertThat(world.attachments.of(referral.ubrn()).getFirst().description())
                .contains("All tests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update patient set sensitive = true", "delete from patient"})
    void a_record_that_cannot_be_used_is_refused(String change) {
        Referral referral = world.stored("not booked");
        world.jdbc.sql(change).update();

        assertThat(world.maintain(
                        referral,
                        5,
                        LetterWorld.clinician(),
                        LetterWorld.named(world.uploaded("letter.pdf", referral))))
                .isEqualTo("PATIENT_ERROR");
    }

    @Test
    void two_who_link_the_same_file_at_once_cannot_both() {
        Referral first = world.stored("not booked");
        StoredFile file = world.uploaded("letter.pdf", first);
        world.jdbc.sql("update file set linked_to = 4711, expires_at = null").update();

        assertThat(world.maintain(first, 5, LetterWorld.clinician(), LetterWorld.named(file)))
                .isEqualTo("INVALID_STATE");
        assertThat(world.now(first).version()).isEqualTo(5);
    }

    /** One of the two is told to read again. */
    @Test
    void of_two_who_change_the_letters_at_once_one_wins() throws Exception {
        Referral referral = world.stored("not booked");
        FileToLink mine = LetterWorld.named(world.uploaded("mine.pdf", referral));
        FileToLink yours = LetterWorld.named(world.uploaded("yours.pdf", referral));
        var start = new CountDownLatch(1);
        List<String> told = new ArrayList<>();
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Future<String>> asked = new ArrayList<>();
            for (FileToLink one : List.of(mine, yours)) {
                asked.add(both.submit(() -> {
                    start.await();
                    return world.maintain(referral, 5, LetterWorld.clinician(), one);
                }));
            }
            start.countDown();
            for (Future<String> one : asked) {
                told.add(one.get());
            }
        }
        assertThat(told).containsOnlyOnce("accepted").containsAnyOf("LOCKED", "VERSION_CONFLICT");
        assertThat(world.attachments.of(referral.ubrn())).hasSize(1);
        assertThat(world.now(referral).version()).isEqualTo(6);
    }

    /** With its answer: as many round trips as any command may make, however many files there are. */
    @Test
    void a_change_and_its_answer_make_at_most_seven_round_trips() {
        Referral booked = world.stored("booked, accepted");
        var records = new ReferralRecords(
                world.transactions,
                world.referrals,
                new Appointments(world.jdbc),
                new RecordParts(new JdbcTemplate(world.tap), world.attachments),
                new PatientIndex(world.jdbc),
                new AuditTrail(world.ids),
                LetterWorld.CLOCK);
        FileToLink[] asked = IntStream.range(0, FileToLink.MOST)
                .mapToObj(n -> LetterWorld.named(world.uploaded(n + ".pdf", booked)))
                .toArray(FileToLink[]::new);
        world.tap.forget();

        var outcome = world.letters.maintain(
                booked.ubrn(),
                5,
                List.of(asked),
                LetterWorld.clinician(),
                new Once<>("test", "key", new byte[] {1}, change -> {
                    assertThat(records.after(change).files()).hasSize(20);
                    return new Answer(200, Map.of(), new byte[0]);
                }));

        assertThat(LetterWorld.said(outcome)).isEqualTo("accepted");
        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
    }
}
