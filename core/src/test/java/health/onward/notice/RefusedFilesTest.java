package health.onward.notice;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.document.Availability;
import health.onward.document.StoredFiles;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.platform.Together;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is part of a request and cannot be given out (trust.md, hazard H9). */
class RefusedFilesTest {

    private static final String GP = "021600556514";
    private static final String ADMIN = "555031998104";

    private final NoticeWorld world = new NoticeWorld();
    private final RefusedFiles refused = node();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"THREATS_FOUND, harmful", "VALIDATION_FAILED, not what its name says"})
    void whoever_attached_it_and_their_clinician_are_told_once_and_by_no_name(Availability found, String words) {
        Referral referral = world.create(Standings.named("booked, to be reviewed"));
        file(ADMIN, "R69", found, referral);

        tell();
        tell();

        assertThat(world.told(referral))
                .containsExactlyInAnyOrder("FILE_REFUSED PERSON Dr Ada Heron", "FILE_REFUSED PERSON Ashwick Surgery");
        NoticeRows.Told told = world.rows.about(referral.ubrn()).getFirst();
        assertThat(told.subject()).isEqualTo("Request 0000 0007 0000: nobody can open a file that you attached");
        assertThat(told.body())
                .contains(words, "on Tuesday 1 December 2026", "attach what it says anew")
                .doesNotContain("Fennimore", "letter.pdf");
    }

    @Test
    void of_a_provider_s_file_the_provider_is_told() {
        Referral referral = world.create(Standings.named("booked, to be reviewed"));
        file(GP, "R68", Availability.THREATS_FOUND, referral);
        tell();
        assertThat(world.rows.about(referral.ubrn()))
                .singleElement()
                .satisfies(told -> assertThat(told.address()).contains("Seneca Hospital"));
    }

    @Test
    void a_clean_file_and_one_that_is_part_of_nothing_are_nobody_s_concern_until_it_is_linked() {
        Referral referral = world.create(Standings.named("booked, to be reviewed"));
        file(GP, "R69", Availability.AVAILABLE, referral);
        UUID free = file(GP, "R69", Availability.THREATS_FOUND, null);
        tell();
        assertThat(world.told(referral)).isEmpty();

        world.look
                .sql("update file set linked_to = ?, expires_at = null where id = ?")
                .params(referral.ubrn().number(), free)
                .update();
        tell();
        assertThat(world.told(referral)).hasSize(1);
    }

    @Test
    void two_nodes_at_once_tell_of_each_once() throws Exception {
        Referral referral = world.create(Standings.named("booked, to be reviewed"));
        for (int n = 0; n < 10; n++) {
            file(GP, "R69", Availability.THREATS_FOUND, referral);
        }
        RefusedFiles other = node();
        Together.together(() -> Outcome.accepted(refused.tell()), () -> Outcome.accepted(other.tell()));
        world.outbox.deliverDue();
        assertThat(world.told(referral)).hasSize(10);
    }

    private void tell() {
        world.tap.forget();
        refused.tell();
        RoutingLint.check(world.tap, world.database.owner());
        world.outbox.deliverDue();
    }

    private RefusedFiles node() {
        return new RefusedFiles(
                world.transactions,
                new StoredFiles(world.jdbc),
                world.referrals,
                world.conversations(),
                world.notices,
                new AdviceNotices(world.ids),
                world.clock);
    }

    private UUID file(String user, String organisation, Availability found, @Nullable Referral referral) {
        UUID id = UUID.randomUUID();
        world.look
                .sql("""
                insert into file (id, name, type, bytes, sha256, uploaded_at, uploaded_by, ods_code, availability, linked_to,
                                  expires_at, tell_at)
                values (?, 'letter.pdf', 'PDF', 10, ?, timestamptz '2026-12-01 09:00Z', ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)
                """)
                .param(id)
                .param(new byte[32])
                .param(user)
                .param(organisation)
                .param(found.name())
                .param(referral == null ? null : referral.ubrn().number())
                .param(referral == null ? "2026-12-02T09:00:00Z" : null)
                .param(found == Availability.AVAILABLE ? null : "2026-12-01T09:00:00Z")
                .update();
        return id;
    }
}
