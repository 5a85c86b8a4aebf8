package health.onward.fhir.stu3;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.ClinicalTerms;
import health.onward.directory.Services;
import health.onward.patient.NhsNumber;
import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.TestDatabase;
import health.onward.referral.Referral;
import health.onward.referral.ReferralSample;
import health.onward.referral.Standings;
import health.onward.worklist.EntryDetails;
import health.onward.worklist.Worklist;
import health.onward.worklist.WorklistEntry;
import health.onward.worklist.WorklistRow;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The list of a big hospital: 20,000 referrals of as many patients (api ambiguity 52). */
class StreamedListTest {

    private static final int ROWS = 20_000;
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final EntryDetails DETAILS = new EntryDetails(
            new ClinicalTerms(JdbcClient.create(DATABASE.application())),
            new Services(JdbcClient.create(DATABASE.application())));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void a_long_list_is_written_while_it_is_read_and_held_by_nobody() throws IOException {
        long before = held();
        Outcome<Answer> listed = list(Long.MAX_VALUE);
        long kept = held() - before;

        var out = new Counted();
        Objects.requireNonNull(((Outcome.Accepted<Answer>) listed).value().streamed())
                .writeTo(out);
        assertThat(out.entries()).isEqualTo(ROWS);
        assertThat(out.bytes).isGreaterThan(30_000_000);
        // Two spools of a quarter of a megabyte, and what belongs to the test.
        assertThat(kept).isLessThan(8_000_000);
    }

    @Test
    void a_list_longer_than_an_operator_allows_is_refused_with_what_to_do() {
        assertThat(list(1_000_000)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(RefusalCode.TOO_MANY_ITEMS);
            assertThat(refused.toString()).contains("ask for a part of it");
        });
    }

    private static Outcome<Answer> list(long most) {
        var listing = new StreamedList(
                json -> new WorklistStu3(
                        json,
                        DETAILS,
                        (list, code) -> Optional.empty(),
                        "https://example.org/referrals/FHIR",
                        LocalDate.of(2026, 12, 1)),
                most);
        Referral shape = Standings.named("booked, to be reviewed");
        Set<NhsNumber> patients = new LinkedHashSet<>();
        for (int n = 0; n < ROWS; n++) {
            var patient = new NhsNumber(Long.toString(9_000_000_000L + n));
            Referral referral = ReferralSample.anotherLike(shape, 2_000_000 + n, "r." + n)
                    .of(patient)
                    .build();
            patients.add(patient);
            WorklistEntry.of(referral).stream()
                    .filter(entry -> entry.list() == Worklist.REFERRALS_FOR_REVIEW)
                    .forEach(entry -> listing.add(new WorklistRow(Standings.NOW, entry)));
        }
        return listing.end(patients);
    }

    private static long held() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Reads along as a careful client does. */
    private static final class Counted extends OutputStream {

        private long bytes;
        private final health.onward.platform.Spool received = new health.onward.platform.Spool();

        @Override
        public void write(int one) throws IOException {
            bytes++;
            received.write(one);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            bytes += length;
            received.write(some, from, length);
        }

        int entries() throws IOException {
            var file = java.nio.file.Files.createTempFile("list-", ".json");
            try {
                try (OutputStream out = java.nio.file.Files.newOutputStream(file)) {
                    received.sendTo(out);
                }
                int items = 0;
                try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
                    while (json.nextToken() != null) {
                        items += "item".equals(json.currentName())
                                        && json.currentToken().isStructStart()
                                ? 1
                                : 0;
                    }
                }
                return items;
            } finally {
                java.nio.file.Files.delete(file);
            }
        }
    }
}
