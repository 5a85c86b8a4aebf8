package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.CLINICIAN;
import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.ProviderSystem.Offer;
import health.onward.appointment.ProviderSystem.Offers;
import health.onward.directory.Priority;
import health.onward.identity.UserId;
import health.onward.platform.Migrations.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The slots of an outside system, fetched into our own table. */
class SlotPollingTest {

    private static final Instant WEEK = NOW.plus(Duration.ofDays(7));

    private final AppointmentWorld world = new AppointmentWorld(Profile.PLAIN);
    private final OutsideWorld outside = world.outside;

    @BeforeEach
    void open() {
        outside.keepsTheDiary(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void new_slots_are_offered_known_ones_stay_and_missing_ones_are_withdrawn() {
        offers(offer("abc", WEEK), offer("def", WEEK.plusSeconds(3600)));
        SlotPolling.Polled first = poll();
        assertThat(first.offered()).isEqualTo(2);
        assertThat(slots()).containsExactly("abc false", "def false");
        assertThat(poll().changed()).isZero();
        offers(offer("def", WEEK.plusSeconds(3600)));
        assertThat(poll().changed()).isEqualTo(1);
        assertThat(slots()).containsExactly("abc true", "def false");
        offers(offer("abc", WEEK), offer("def", WEEK.plusSeconds(3600)));
        poll();
        assertThat(slots()).containsExactly("abc false", "def false");
    }

    @Test
    void a_slot_that_moves_moves_here_and_one_that_a_patient_has_stays_as_it_is() {
        world.book(world.referral(), new SlotId(1), "k");
        offers(offer("abc", WEEK.plusSeconds(60)), offer("def", WEEK));
        poll();
        offers(offer("def", WEEK.plusSeconds(7200)));
        poll();
        assertThat(rows("select outside_id || ' ' || extract(epoch from starts - '" + WEEK
                        + "')::int from slot order by outside_id"))
                .containsExactly("abc 0", "def 7200");
        assertThat(rows("select outside_id from slot where withdrawn")).isEmpty();
    }

    @Test
    void a_slot_of_a_clinician_gets_a_schedule_of_its_own() {
        offers(new Offer("abc", WEEK, WEEK.plusSeconds(3600), EnumSet.of(Priority.ROUTINE), Optional.of(CLINICIAN)));
        poll();
        assertThat(rows("select schedule_id || ' ' || clinician from slot"))
                .containsExactly("11000-" + CLINICIAN.value() + " " + CLINICIAN.value());
    }

    @Test
    void a_system_that_does_not_answer_keeps_its_slots_and_the_reason_is_told() {
        outside.offers = new Offers.Unknown("no connection");
        assertThat(poll().problem()).contains("no connection");
        assertThat(slots()).containsExactly("abc false");
    }

    @Test
    void slots_outside_the_polling_range_and_said_twice_are_left_out() {
        offers(
                offer("abc", WEEK),
                offer("abc", WEEK),
                offer("past", NOW.minusSeconds(60)),
                offer("far", NOW.plus(Duration.ofDays(4000))));
        poll();
        assertThat(slots()).containsExactly("abc false");
    }

    @Test
    void two_thousand_slots_are_fetched_in_one_poll() {
        offers(IntStream.range(0, 2000)
                .mapToObj(n -> offer("n" + n, WEEK.plusSeconds(60L * n)))
                .toArray(Offer[]::new));
        assertThat(poll().changed()).isEqualTo(2001);
        assertThat(world.look
                        .sql("select count(*) from slot where not withdrawn")
                        .query(Long.class)
                        .single())
                .isEqualTo(2000);
    }

    private void offers(Offer... offers) {
        outside.offers = new Offers.Offered(List.of(offers));
    }

    private static Offer offer(String name, Instant start) {
        return new Offer(name, start, start.plusSeconds(3600), EnumSet.allOf(Priority.class), Optional.<UserId>empty());
    }

    private SlotPolling.Polled poll() {
        return outside.polling.all().stream()
                .filter(one -> one.service().equals(DIRECT))
                .findFirst()
                .orElseThrow();
    }

    private List<@Nullable String> slots() {
        return rows("select outside_id || ' ' || withdrawn from slot order by outside_id");
    }

    private List<@Nullable String> rows(String sql) {
        return world.look.sql(sql).query(String.class).list();
    }
}
