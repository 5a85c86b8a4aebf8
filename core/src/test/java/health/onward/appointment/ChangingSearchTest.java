package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.AppointmentWait;
import health.onward.directory.CriteriaCheck;
import health.onward.directory.Found;
import health.onward.directory.Reference;
import health.onward.directory.Search;
import health.onward.directory.SearchFor;
import health.onward.directory.SearchSample;
import health.onward.directory.Seeker;
import health.onward.directory.Service;
import health.onward.directory.ServiceSample;
import health.onward.directory.ServiceSearch;
import health.onward.directory.Services;
import health.onward.directory.SortBy;
import health.onward.identity.NamedClinicians;
import health.onward.identity.People;
import health.onward.platform.Migrations;
import health.onward.platform.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A search asks the directory and the diaries each time: what has changed shows at once. */
class ChangingSearchTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final AppointmentWorld world = new AppointmentWorld(Migrations.Profile.PARTITIONED);
    private Instant now = NOW;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_wait_is_until_the_nth_free_slot() {
        world.slot(DIRECT, 1, NOW.plus(DAY));
        world.slot(DIRECT, 2, NOW.plus(DAY.multipliedBy(8)));
        world.slot(DIRECT, 3, NOW.plus(DAY.multipliedBy(9)));

        assertThat(wait(1)).isEqualTo(new AppointmentWait.Days(1));
        assertThat(wait(2)).isEqualTo(new AppointmentWait.Days(8));
        assertThat(wait(3)).isEqualTo(new AppointmentWait.Days(9));
        assertThat(wait(4)).isEqualTo(new AppointmentWait.Limited());
    }

    @Test
    void a_slot_that_comes_is_taken_or_is_withdrawn_changes_the_wait() {
        assertThat(wait(1)).isEqualTo(new AppointmentWait.Limited());
        world.slot(DIRECT, 1, NOW.plus(DAY.multipliedBy(2)));
        world.slot(DIRECT, 2, NOW.plus(DAY.multipliedBy(5)));
        assertThat(wait(1)).isEqualTo(new AppointmentWait.Days(2));

        world.look.sql("update slot set taken_by = 5 where id = 1").update();
        assertThat(wait(1)).isEqualTo(new AppointmentWait.Days(5));
        world.look.sql("update slot set withdrawn = true where id = 2").update();
        assertThat(wait(1)).isEqualTo(new AppointmentWait.Limited());
    }

    @Test
    void the_clock_changes_the_wait_and_opens_and_closes_services() {
        world.define(direct().open(LocalDate.of(2020, 1, 1), Optional.of(LocalDate.of(2026, 7, 3))));
        world.slot(DIRECT, 1, NOW.plus(DAY.multipliedBy(5)));
        assertThat(wait(1)).isEqualTo(new AppointmentWait.Days(5));

        now = NOW.plus(DAY.multipliedBy(2));
        assertThat(wait(1)).isEqualTo(new AppointmentWait.Days(3));
        now = NOW.plus(DAY.multipliedBy(3));
        assertThat(found(1)).isEmpty();
    }

    @Test
    void a_changed_service_is_found_as_it_is_now() {
        world.slot(DIRECT, 1, NOW.plus(DAY.multipliedBy(5)));
        world.define(direct().slots(new Service.SlotSettings(0, 3, Map.of())));
        assertThat(wait(1)).isEqualTo(new AppointmentWait.Limited());

        world.define(direct().slots(new Service.SlotSettings(0, 90, Map.of(), false, Optional.empty())));
        assertThat(wait(1)).isEqualTo(new AppointmentWait.NotApplicable());

        world.define(direct().status(Service.Status.UNPUBLISHED));
        assertThat(found(1)).isEmpty();
    }

    @Test
    void a_site_that_closes_takes_its_services_with_it() {
        assertThat(found(1)).hasSize(1);
        world.look
                .sql("update organisation set open = false where ods_code = 'R6901'")
                .update();
        assertThat(found(1)).isEmpty();
    }

    private static ServiceSample direct() {
        return ServiceSample.service(DIRECT.value()).named("Direct");
    }

    private AppointmentWait wait(int nth) {
        return found(nth).getFirst().appointmentWait();
    }

    /** What is found of the bookable service. */
    private List<Found> found(int nth) {
        var jdbc = JdbcClient.create(world.tap);
        Reference reference = Reference.over(world.tap, clock);
        reference.load();
        var search = new ServiceSearch(
                new Services(jdbc),
                new CriteriaCheck(reference, new NamedClinicians(new People(jdbc))),
                reference.sites(),
                new SlotWaits(jdbc, nth),
                clock,
                50);
        var outcome = search.search(new Search(
                SearchFor.REFERRAL,
                SortBy.IWT,
                SearchSample.criteria("ROUTINE CARDIOLOGY/HEART_FAILURE"),
                new Seeker(420, Seeker.Sex.FEMALE),
                AppointmentWorld.PRACTICE,
                Optional.empty()));
        return switch (outcome) {
            case Outcome.Accepted(var all) ->
                all.stream().filter(one -> one.service().id().equals(DIRECT)).toList();
            case Outcome.Refused<List<Found>> refused -> throw new AssertionError(refused.refusals());
        };
    }
}
