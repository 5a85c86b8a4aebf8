package health.onward.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction;
import health.onward.identity.ServiceId;
import health.onward.platform.Migrations.Profile;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Facets.Review;
import health.onward.referral.HeldSample;
import health.onward.referral.Referral;
import health.onward.referral.ReferralSample;
import health.onward.referral.Standings;
import health.onward.referral.Ubrn;
import health.onward.worklist.WorklistRequest.ReferralType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of a list, their order, and how many there are. */
class WorklistPagesTest {

    private static final WorklistRequest FOR_BOOKING = WorklistRequest.whole(Worklist.APPOINTMENTS_FOR_BOOKING);
    private static final Instant LONG_AGO = WorklistWorld.NOW.minus(Duration.ofDays(30));

    private final WorklistWorld world = new WorklistWorld(Profile.PARTITIONED);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void the_most_urgent_come_first_and_among_them_who_has_waited_longest() {
        Ubrn routine = toBook(Priority.ROUTINE, LONG_AGO);
        Ubrn cancer = toBook(Priority.TWO_WEEK_WAIT, WorklistWorld.NOW);
        Ubrn urgent = toBook(Priority.URGENT, WorklistWorld.NOW.minusSeconds(60));
        Ubrn longer = toBook(Priority.URGENT, WorklistWorld.NOW.minusSeconds(3600));

        assertThat(all(FOR_BOOKING, 10)).containsExactly(cancer, longer, urgent, routine);
    }

    @Test
    void booked_appointments_are_in_the_order_of_the_clinic() {
        Ubrn later = booked(WorklistWorld.NOW.plusSeconds(7200));
        Ubrn past = booked(WorklistWorld.NOW.minusSeconds(7200));
        Ubrn soon = booked(WorklistWorld.NOW.plusSeconds(3600));

        assertThat(all(WorklistRequest.whole(Worklist.BOOKED_APPOINTMENTS), 10)).containsExactly(past, soon, later);
    }

    @Test
    void page_after_page_shows_each_once_however_small_they_are() {
        List<Ubrn> made = new ArrayList<>();
        for (Priority priority : Priority.values()) {
            for (int n = 0; n < 4; n++) {
                // Two at the same instant: the number decides.
                made.add(toBook(priority, LONG_AGO.plusSeconds(n / 2)));
            }
        }

        List<Ubrn> whole = all(FOR_BOOKING, 200);
        assertThat(whole).containsExactlyInAnyOrderElementsOf(made);
        assertThat(all(FOR_BOOKING, 1)).isEqualTo(whole);
        assertThat(all(FOR_BOOKING, 5)).isEqualTo(whole);
        assertThat(all(FOR_BOOKING, 12)).isEqualTo(whole);
    }

    @Test
    void who_leaves_meanwhile_makes_nobody_be_missed() {
        Ubrn first = toBook(Priority.ROUTINE, LONG_AGO);
        Ubrn second = toBook(Priority.ROUTINE, LONG_AGO.plusSeconds(1));
        Ubrn third = toBook(Priority.ROUTINE, LONG_AGO.plusSeconds(2));
        WorklistPage page = page(FOR_BOOKING, Optional.empty(), 2);
        assertThat(ubrns(page)).containsExactly(first, second);
        world.look
                .sql("delete from worklist_item where ubrn in (?, ?)")
                .params(first.number(), second.number())
                .update();

        assertThat(ubrns(page(FOR_BOOKING, page.next(), 2))).containsExactly(third);
    }

    @Test
    void a_place_survives_being_written_into_a_link() {
        toBook(Priority.URGENT, WorklistWorld.NOW);
        WorklistPlace place =
                WorklistPlace.of(page(FOR_BOOKING, Optional.empty(), 1).rows().getFirst());

        assertThat(WorklistPlace.parse(place.toString())).contains(place);
        assertThat(WorklistPlace.parse("1-2-0")).isEmpty();
        assertThat(WorklistPlace.parse("1-2")).isEmpty();
        assertThat(WorklistPlace.parse("'; drop")).isEmpty();
    }

    @Test
    void a_page_writes_an_audit_row_for_each_patient_on_it() {
        toBook(Priority.ROUTINE, LONG_AGO);
        toBook(Priority.ROUTINE, LONG_AGO);
        page(FOR_BOOKING, Optional.empty(), 1);

        assertThat(world.look
                        .sql("select nhs_number from audit where what = 'a page'")
                        .query(String.class)
                        .list())
                .containsExactly("9990000018");
    }

    @Test
    void what_no_service_holds_is_shown_to_all_of_the_provider_and_to_nobody_who_asks_for_a_service() {
        Referral onward = world.create(Standings.named("not booked, referred on"));
        var narrow = new WorklistPart(
                Worklist.APPOINTMENTS_FOR_BOOKING,
                Standings.PROVIDER,
                Optional.of(Set.of(WorklistWorld.CARDIOLOGY)),
                false,
                Optional.empty(),
                new WorklistRequest.Allocation.Any());

        assertThat(all(FOR_BOOKING, 10)).containsExactly(onward.ubrn());
        assertThat(accepted(world.worklists()
                                .page(FOR_BOOKING, Optional.empty(), 10, WorklistWorld.provider(), "a page"))
                        .rows())
                .hasSize(1);
        assertThat(world.fetch(narrow)).isEmpty();
    }

    @Test
    void what_is_to_be_reviewed_can_be_asked_for_by_what_is_to_be_done_with_the_patient() {
        WorklistRequest review = WorklistRequest.whole(Worklist.REFERRALS_FOR_REVIEW);
        Ubrn booked = booked(WorklistWorld.NOW.plusSeconds(60));
        Ubrn triage = world.create(ReferralSample.referral()
                        .holding(HeldSample.deferred("TRIAGE").build(), Review.PENDING)
                        .letters(1)
                        .build())
                .ubrn();

        assertThat(all(review, 10)).containsExactlyInAnyOrder(booked, triage);
        assertThat(all(review.of(ReferralType.APPOINTMENT), 1)).containsExactly(booked);
        assertThat(all(review.of(ReferralType.TRIAGE), 1)).containsExactly(triage);
        toBook(Priority.ROUTINE, LONG_AGO);
        assertThat(all(FOR_BOOKING.of(ReferralType.APPOINTMENT), 10)).hasSize(1);
        assertThat(all(FOR_BOOKING.of(ReferralType.TRIAGE), 10)).isEmpty();
        assertThat(world.worklists()
                        .page(
                                WorklistRequest.whole(Worklist.AWAITING_BOOKING).of(ReferralType.TRIAGE),
                                Optional.empty(),
                                10,
                                WorklistWorld.referrer(),
                                "a page"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void counts_are_what_the_lists_show() {
        toBook(Priority.ROUTINE, LONG_AGO);
        booked(WorklistWorld.NOW.plusSeconds(60));
        booked(WorklistWorld.NOW.minusSeconds(60));
        world.create(Standings.named("not booked, referred on"));
        world.create(Standings.named("not booked"));

        assertThat(world.worklists().counts(WorklistWorld.provider(WorklistWorld.CARDIOLOGY)))
                .containsEntry(Worklist.APPOINTMENTS_FOR_BOOKING, 2L)
                .containsEntry(Worklist.BOOKED_APPOINTMENTS, 2L)
                .containsEntry(Worklist.REFERRALS_FOR_REVIEW, 1L)
                .containsEntry(Worklist.APPOINTMENT_SLOT_ISSUES, 0L)
                .doesNotContainKey(Worklist.AWAITING_BOOKING);
        assertThat(world.worklists().counts(WorklistWorld.provider(new ServiceId(1))))
                .containsEntry(Worklist.APPOINTMENTS_FOR_BOOKING, 1L)
                .containsEntry(Worklist.BOOKED_APPOINTMENTS, 0L);
        assertThat(world.worklists().counts(WorklistWorld.referrer()))
                .containsEntry(Worklist.AWAITING_BOOKING, 1L)
                .containsEntry(Worklist.LETTERS_OUTSTANDING, 1L);
        assertThat(world.worklists()
                        .counts(WorklistWorld.actor(BusinessFunction.COMMISSIONER, Standings.PROVIDER, Set.of())))
                .isEmpty();
    }

    private Ubrn toBook(Priority priority, Instant since) {
        var held = HeldSample.task(Kind.OUTCOME, "ACCEPT_REFER_BOOK_LATER")
                .at(WorklistWorld.CARDIOLOGY, Standings.PROVIDER, "CARDIOLOGY")
                .build();
        return world.create(ReferralSample.referral()
                        .prioritised(priority)
                        .made(since)
                        .holding(held, Review.NONE)
                        .letters(1)
                        .build())
                .ubrn();
    }

    private Ubrn booked(Instant start) {
        return world.create(ReferralSample.referral()
                        .holding(HeldSample.booked(start).build(), Review.PENDING)
                        .letters(1)
                        .build())
                .ubrn();
    }

    private List<Ubrn> all(WorklistRequest request, int size) {
        List<Ubrn> all = new ArrayList<>();
        Optional<WorklistPlace> after = Optional.empty();
        do {
            WorklistPage page = page(request, after, size);
            all.addAll(ubrns(page));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private WorklistPage page(WorklistRequest request, Optional<WorklistPlace> after, int size) {
        return accepted(world.worklists()
                .page(request, after, size, WorklistWorld.provider(WorklistWorld.CARDIOLOGY), "a page"));
    }

    private static List<Ubrn> ubrns(WorklistPage page) {
        return page.rows().stream().map(row -> row.entry().ubrn()).toList();
    }

    private static <T> T accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Accepted(var value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused);
        };
    }
}
