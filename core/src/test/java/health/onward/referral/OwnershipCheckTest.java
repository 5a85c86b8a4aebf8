package health.onward.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.onward.platform.Answer;
import health.onward.platform.Outcome;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class OwnershipCheckTest {

    private final ReferralWorld world = new ReferralWorld();
    private final OwnershipCheck check =
            new OwnershipCheck(world.transactions, world.referrals, new Owners(world.directory.jdbc));

    @BeforeEach
    void one_referral() {
        Outcome<Answer> created = world.creation.create(
                ReferralWorld.request(
                        ReferralWorld.PATIENT, Facets.LetterIntention.NOT_INTENDING_TO_ADD, ReferralWorld.CLINIC),
                ReferralWorld.clinician(),
                ReferralWorld.once(null, new byte[0], Referral::ubrn));
        assertThat(created).isInstanceOf(Outcome.Accepted.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_a_command_has_stored_is_right() {
        assertThat(check.compare(0, 16_383)).isEmpty();
    }

    @Test
    void a_day_that_is_counted_otherwise_now_is_mended_and_nothing_has_happened_to_the_referral() {
        long ledger = world.count("ledger");
        world.look.sql("update referral set next_action_on = '2030-01-01'").update();

        assertThat(check.mend(0, 16_383)).isEqualTo(1);

        assertThat(check.compare(0, 16_383)).isEmpty();
        assertThat(world.count("ledger")).isEqualTo(ledger);
        assertThat(world.look
                        .sql("select version from referral")
                        .query(Long.class)
                        .single())
                .isEqualTo(Referral.FIRST_VERSION);
    }

    @Test
    void a_row_of_the_release_before_is_understood() {
        world.look.sql("update referral set stands_since = null").update();

        assertThat(check.compare(0, 16_383)).isEmpty();
    }

    @Test
    void the_database_takes_no_open_referral_without_somebody_who_must_act_by_a_day() {
        for (String spoilt : new String[] {"next_action_on = null", "owner_org = null", "owner_side = 'NOBODY'"}) {
            assertThatThrownBy(() ->
                            world.look.sql("update referral set " + spoilt).update())
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(world.look
                        .sql("select next_action_on from referral")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 3, 16));
    }
}
