package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Migrations.Profile;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import health.onward.worklist.WorklistRequest.Allocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorklistItemsTest {

    private static final Allocation ANYBODY = new Allocation.Any();

    private final WorklistWorld world = new WorklistWorld(Profile.PARTITIONED);
    private final Referral cardiology = booked(WorklistWorld.CARDIOLOGY, WorklistWorld.NOW.plusSeconds(1));
    private final Referral neurology = booked(WorklistWorld.NEUROLOGY, WorklistWorld.NOW.plusSeconds(1));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shows_the_services_that_the_readers_workgroups_grant_and_no_others() {
        assertThat(shown(part(WorklistWorld.CARDIOLOGY, WorklistWorld.NEUROLOGY)))
                .containsExactly(cardiology.ubrn(), neurology.ubrn());
        assertThat(shown(part(WorklistWorld.NEUROLOGY))).containsExactly(neurology.ubrn());
        assertThat(shown(part(new ServiceId(1)))).isEmpty();
        assertThat(shown(part())).isEmpty();
    }

    @Test
    void filters_by_specialty() {
        assertThat(shown(filtered(Optional.of("NEUROLOGY"), ANYBODY))).containsExactly(neurology.ubrn());
        assertThat(shown(filtered(Optional.of("UROLOGY"), ANYBODY))).isEmpty();
    }

    @Test
    void filters_by_the_allocated_clinician_or_by_there_being_none() {
        world.change(neurology, WorklistWorld.allocated(neurology, "021600556514"));

        assertThat(shown(filtered(Optional.empty(), new Allocation.To(new UserId("021600556514")))))
                .containsExactly(neurology.ubrn());
        assertThat(shown(filtered(Optional.empty(), new Allocation.To(new UserId("000000000001")))))
                .isEmpty();
        assertThat(shown(filtered(Optional.empty(), new Allocation.Nobody()))).containsExactly(cardiology.ubrn());
    }

    @Test
    void an_appointment_leaves_the_list_the_moment_it_begins() {
        booked(WorklistWorld.CARDIOLOGY, WorklistWorld.NOW);
        booked(WorklistWorld.CARDIOLOGY, WorklistWorld.NOW.minusSeconds(1));

        assertThat(shown(part(WorklistWorld.CARDIOLOGY))).containsExactly(cardiology.ubrn());
        assertThat(world.check.compare(0, 16_383)).isEmpty();
    }

    @Test
    void the_longest_waiting_come_first() {
        Referral late = at(WorklistWorld.NOW);
        Referral first = at(WorklistWorld.NOW.minusSeconds(7200));
        Referral second = at(WorklistWorld.NOW.minusSeconds(3600));

        assertThat(shown(awaitingBooking())).containsExactly(first.ubrn(), second.ubrn(), late.ubrn());
    }

    @Test
    void another_organisations_list_is_another_list() {
        world.create(WorklistRowsTest.unbooked("none"));

        assertThat(shown(new WorklistPart(
                        Worklist.AWAITING_BOOKING,
                        Standings.PROVIDER,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        ANYBODY)))
                .isEmpty();
        assertThat(shown(awaitingBooking())).hasSize(1);
    }

    private Referral booked(ServiceId service, Instant start) {
        Referral created = world.create(WorklistRowsTest.unbooked("none"));
        return world.change(created, WorklistWorld.booked(created, service, Standings.PROVIDER, start));
    }

    private Referral at(Instant created) {
        Referral shape = WorklistRowsTest.unbooked("none");
        return world.create(new Referral(
                shape.ubrn(),
                shape.version(),
                shape.requestId(),
                shape.patient(),
                shape.referringOrganisation(),
                shape.referrer(),
                shape.createdBy(),
                shape.ruleOrganisation(),
                shape.priority(),
                created,
                created,
                shape.facets(),
                shape.reminderDays(),
                shape.pathwayStart(),
                shape.shortlist(),
                shape.criteria(),
                shape.onwardOf()));
    }

    private static WorklistPart awaitingBooking() {
        return new WorklistPart(
                Worklist.AWAITING_BOOKING, Standings.REFERRER, Optional.empty(), false, Optional.empty(), ANYBODY);
    }

    private static WorklistPart part(ServiceId... services) {
        return new WorklistPart(
                Worklist.REFERRALS_FOR_REVIEW,
                Standings.PROVIDER,
                Optional.of(Set.of(services)),
                false,
                Optional.empty(),
                ANYBODY);
    }

    private static WorklistPart filtered(Optional<String> specialty, Allocation clinician) {
        return new WorklistPart(
                Worklist.REFERRALS_FOR_REVIEW,
                Standings.PROVIDER,
                Optional.of(Set.of(WorklistWorld.CARDIOLOGY, WorklistWorld.NEUROLOGY)),
                false,
                specialty,
                clinician);
    }

    private List<Ubrn> shown(WorklistPart part) {
        return world.fetch(part).stream().map(row -> row.entry().ubrn()).toList();
    }
}
