package health.onward.appointment;

import static health.onward.appointment.AppointmentWorld.CLINICIAN;
import static health.onward.appointment.AppointmentWorld.DIRECT;
import static health.onward.appointment.AppointmentWorld.NOW;
import static health.onward.appointment.AppointmentWorld.PRACTICE;
import static health.onward.appointment.AppointmentWorld.TRIAGE;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.BookableType;
import health.onward.directory.Priority;
import health.onward.directory.RequestType;
import health.onward.directory.Service;
import health.onward.directory.ServiceSample;
import health.onward.identity.OdsCode;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.RoutingLint;
import health.onward.referral.Ubrn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sample service keeps new slots for its own staff for a day and is polled for 180 days. */
class SlotOffersTest {

    private static final Instant SOON = NOW.plus(Duration.ofDays(1));
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));
    private static final UserId OTHER = new UserId("021600556514");

    private final AppointmentWorld world = new AppointmentWorld(Profile.PARTITIONED);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void slots_come_in_order_of_start_a_page_at_a_time_with_the_number_of_all() {
        for (long id = 1; id <= 12; id++) {
            world.slot(DIRECT, 100 - id, SOON.plus(Duration.ofHours(id)));
        }
        assertThat(ids(page(DIRECT, 5, 1))).containsExactly(99L, 98L, 97L, 96L, 95L);
        assertThat(ids(page(DIRECT, 5, 3))).containsExactly(89L, 88L);
        assertThat(((Outcome.Accepted<SlotPage>) page(DIRECT, 5, 3)).value().total())
                .isEqualTo(12);
    }

    @Test
    void a_page_after_the_last_is_refused_but_a_first_page_may_be_empty() {
        world.slot(DIRECT, 1, SOON);
        assertThat(code(page(DIRECT, 5, 2))).isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(code(page(DIRECT, 100, 1_000_000_000))).isEqualTo(RefusalCode.INVALID_VALUE);
        world.look.sql("update slot set withdrawn = true").update();
        assertThat(ids(page(DIRECT, 5, 1))).isEmpty();
    }

    @Test
    void only_what_can_be_booked_now_is_offered() {
        world.slot(DIRECT, 1, SOON);
        world.slot(DIRECT, 2, NOW.minusSeconds(60));
        world.slot(DIRECT, 3, NOW.plus(Duration.ofDays(181)));
        world.slot(DIRECT, 4, SOON, Optional.empty(), NOW.minusSeconds(3600), Set.of(Priority.ROUTINE));
        world.slot(DIRECT, 5, SOON, Optional.empty(), LONG_AGO, Set.of(Priority.URGENT));
        world.slot(DIRECT, 6, SOON);
        world.slot(DIRECT, 7, SOON);
        world.look.sql("update slot set taken_by = 1 where id = 6").update();
        world.look.sql("update slot set withdrawn = true where id = 7").update();
        assertThat(ids(page(DIRECT, 100, 1))).containsExactly(1L);
    }

    @Test
    void what_is_offered_is_what_the_rule_says_slot_by_slot() {
        for (int n = 1; n <= 60; n++) {
            world.slot(
                    DIRECT,
                    n,
                    NOW.plus(Duration.ofHours(5L * (n - 10))),
                    Optional.empty(),
                    NOW.minus(Duration.ofHours(4L * n)),
                    n % 3 == 0 ? Set.of(Priority.URGENT) : Set.of(Priority.ROUTINE, Priority.URGENT));
        }
        for (Priority priority : List.of(Priority.ROUTINE, Priority.URGENT)) {
            SlotReach reach =
                    SlotRules.reach(ServiceSample.service(11000).build(), priority, AppointmentWorld.gp(), NOW);
            List<Long> byRule = java.util.stream.LongStream.rangeClosed(1, 60)
                    .mapToObj(n -> world.diary.find(DIRECT, new SlotId(n)).orElseThrow())
                    .filter(slot ->
                            SlotRules.offered(slot, reach) && slot.priorities().contains(priority))
                    .map(slot -> slot.id().number())
                    .toList();
            assertThat(byRule).isNotEmpty();
            assertThat(ids(world.offers.page(
                            question(DIRECT, priority, Optional.empty(), PRACTICE, 100, 1), AppointmentWorld.gp())))
                    .isEqualTo(byRule);
        }
    }

    @Test
    void a_named_clinician_has_slots_of_their_own() {
        world.define(ServiceSample.service(13000).with(Set.of(CLINICIAN)));
        ServiceId service = new ServiceId(13000);
        world.slot(service, 1, SOON);
        world.slot(service, 2, SOON.plusSeconds(60), Optional.of(CLINICIAN), LONG_AGO, Set.of(Priority.ROUTINE));
        assertThat(ids(page(service, 10, 1))).containsExactly(1L, 2L);
        assertThat(ids(world.offers.page(
                        question(service, Priority.ROUTINE, Optional.of(CLINICIAN), PRACTICE, 10, 1),
                        AppointmentWorld.gp())))
                .containsExactly(2L);
        assertThat(code(world.offers.page(
                        question(service, Priority.ROUTINE, Optional.of(OTHER), PRACTICE, 10, 1),
                        AppointmentWorld.gp())))
                .isEqualTo(RefusalCode.INVALID_VALUE);
    }

    @Test
    void a_priority_that_the_service_does_not_accept_has_no_slots() {
        world.slot(DIRECT, 1, SOON);
        assertThat(ids(world.offers.page(
                        question(DIRECT, Priority.TWO_WEEK_WAIT, Optional.empty(), PRACTICE, 10, 1),
                        AppointmentWorld.gp())))
                .isEmpty();
    }

    @Test
    void a_service_that_cannot_be_booked_for_these_patients_is_refused() {
        world.define(ServiceSample.service(1).status(Service.Status.UNPUBLISHED));
        world.define(ServiceSample.service(2).menu(Service.Menu.PRIMARY_CARE));
        world.define(ServiceSample.service(3)
                .taking(Set.of(RequestType.APPOINTMENT_REQUEST), BookableType.INDIRECTLY_BOOKABLE));
        world.define(ServiceSample.service(4).status(Service.Status.DRAFT));
        assertThat(code(page(new ServiceId(1), 5, 1))).isEqualTo(RefusalCode.SERVICE_UNAVAILABLE);
        assertThat(code(page(new ServiceId(2), 5, 1))).isEqualTo(RefusalCode.SERVICE_UNAVAILABLE);
        assertThat(code(page(new ServiceId(3), 5, 1))).isEqualTo(RefusalCode.INVALID_STATE);
        assertThat(code(page(TRIAGE, 5, 1))).isEqualTo(RefusalCode.INVALID_STATE);
        assertThat(code(page(new ServiceId(4), 5, 1))).isEqualTo(RefusalCode.REFERENCE_NOT_FOUND);
        assertThat(code(page(new ServiceId(404), 5, 1))).isEqualTo(RefusalCode.REFERENCE_NOT_FOUND);
    }

    @Test
    void the_rule_organisation_must_be_open_and_refer() {
        for (String organisation : List.of("D82107", "R6901", "X99")) {
            assertThat(code(world.offers.page(
                            question(DIRECT, Priority.ROUTINE, Optional.empty(), new OdsCode(organisation), 5, 1),
                            AppointmentWorld.gp())))
                    .isEqualTo(RefusalCode.INVALID_VALUE);
        }
    }

    @Test
    void the_wait_is_the_days_until_the_first_slot_that_could_be_booked() {
        world.slot(DIRECT, 1, NOW.plus(Duration.ofDays(9)));
        world.slot(DIRECT, 2, NOW.plus(Duration.ofDays(3)), Optional.empty(), NOW, Set.of(Priority.ROUTINE));
        world.slot(DIRECT, 3, NOW.plus(Duration.ofDays(4)), Optional.empty(), LONG_AGO, Set.of(Priority.URGENT));
        List<Service> services = List.of(
                ServiceSample.service(11000).build(),
                ServiceSample.service(12000).build());
        assertThat(world.waits.days(services, Priority.ROUTINE, NOW)).isEqualTo(Map.of(DIRECT, 9));
        assertThat(world.waits.days(services, Priority.TWO_WEEK_WAIT, NOW)).isEmpty();
        assertThat(world.waits.days(List.of(), Priority.ROUTINE, NOW)).isEmpty();
    }

    @Test
    void a_search_names_one_partition() {
        world.slot(DIRECT, 1, SOON);
        world.tap.forget();
        page(DIRECT, 5, 1);
        RoutingLint.check(world.tap, world.database.owner());
    }

    @Test
    void among_a_hundred_thousand_slots_a_search_reads_the_index_of_free_ones() {
        try (var big = new AppointmentWorld(Profile.PLAIN)) {
            big.look.sql("""
                    insert into slot (service_id, id, schedule_id, starts, ends, priorities, published_at, taken_by, withdrawn)
                    select 10000 + n % 2000, n, 's', timestamptz '2026-07-01' + n / 2000 * interval '1 day',
                           timestamptz '2026-07-01 01:00' + n / 2000 * interval '1 day', '{ROUTINE}', '2026-01-01',
                           case when n % 3 = 0 then n end, false
                    from generate_series(1, 100000) n
                    """).update();
            big.look.sql("analyze slot").update();
            big.tap.forget();
            assertThat(ids(big.offers.page(
                            question(DIRECT, Priority.ROUTINE, Optional.empty(), PRACTICE, 5, 1),
                            AppointmentWorld.gp())))
                    .hasSize(5);
            assertThat(RoutingLint.plans(big.tap, big.database.owner(), "from slot"))
                    .allMatch(plan -> plan.contains("slot_free") && !plan.contains("Seq Scan"));
            big.tap.forget();
            big.waits.days(
                    List.of(
                            ServiceSample.service(11000).build(),
                            ServiceSample.service(11001).build()),
                    Priority.ROUTINE,
                    NOW);
            assertThat(RoutingLint.plans(big.tap, big.database.owner(), "lateral"))
                    .allMatch(plan -> plan.contains("slot_free") && !plan.contains("Seq Scan"));
            big.tap.forget();
            assertThat(big.diary.knows(new SlotId(500_000))).isFalse();
            assertThat(RoutingLint.plans(big.tap, big.database.owner(), "from slot"))
                    .allMatch(plan -> plan.contains("slot_by_id"));
        }
    }

    @Test
    void a_slot_is_taken_by_its_key_even_when_a_diary_has_only_just_come_in_bulk() {
        try (var big = new AppointmentWorld(Profile.PLAIN)) {
            big.look.sql("""
                    insert into slot (service_id, id, schedule_id, starts, ends, priorities, published_at, withdrawn)
                    select 10000 + n % 4, n, 's', timestamptz '2026-07-01' + n * interval '1 minute',
                           timestamptz '2026-07-01 01:00' + n * interval '1 minute', '{ROUTINE}', '2026-01-01', false
                    from generate_series(1, 20000) n
                    """).update();
            big.tap.forget();
            Slot slot = big.diary.find(new ServiceId(10000), new SlotId(4)).orElseThrow();
            big.transactions.write(changes -> {
                big.diary.take(slot, new Ubrn(1_000_001L), changes);
                return Outcome.accepted(slot);
            });
            assertThat(RoutingLint.plans(big.tap, big.database.owner(), "update slot"))
                    .isNotEmpty()
                    .allMatch(plan -> plan.contains("slot_pkey"));
        }
    }

    private Outcome<SlotPage> page(ServiceId service, int count, int page) {
        return world.offers.page(
                question(service, Priority.ROUTINE, Optional.empty(), PRACTICE, count, page), AppointmentWorld.gp());
    }

    private static SlotQuestion question(
            ServiceId service,
            Priority priority,
            Optional<UserId> clinician,
            OdsCode organisation,
            int count,
            int page) {
        return new SlotQuestion(service, priority, clinician, organisation, count, page);
    }

    private static List<Long> ids(Outcome<SlotPage> outcome) {
        return ((Outcome.Accepted<SlotPage>) outcome)
                .value().slots().stream().map(slot -> slot.id().number()).toList();
    }

    private static RefusalCode code(Outcome<SlotPage> outcome) {
        return ((Outcome.Refused<SlotPage>) outcome).code();
    }
}
