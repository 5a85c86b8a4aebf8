package health.onward.triage;

import static health.onward.triage.ReviewWorld.provider;
import static health.onward.triage.ReviewWorld.said;
import static health.onward.triage.ReviewWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.appointment.Appointment;
import health.onward.directory.Priority;
import health.onward.identity.BusinessFunction;
import health.onward.identity.NamedClinicians;
import health.onward.identity.OdsCode;
import health.onward.identity.Organisation;
import health.onward.identity.Organisations;
import health.onward.identity.People;
import health.onward.identity.Person;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.RoutingLint;
import health.onward.referral.Facets.Kind;
import health.onward.referral.Referral;
import health.onward.referral.ReferralState;
import health.onward.referral.Standings;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider does to a referral that it holds, where no endpoint is published. */
class HoldingTest {

    private static final UserId CLINICIAN = new UserId("021600556514");

    private final ReviewWorld world = new ReviewWorld();
    private final PriorityChange priorities = new PriorityChange(world.decisions, () -> Standings.DEADLINES);
    private final Allocation allocation = new Allocation(world.decisions, new NamedClinicians(new People(world.jdbc)));
    private final Printing printing = new Printing(world.decisions);
    private final Assessment assessment = new Assessment(world.decisions);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void another_priority_is_on_the_review_list_again_with_its_reason_in_the_ledger() {
        Referral accepted = world.stored("booked, accepted");
        assertThat(world.column("select list from worklist_item where list = 'REFERRALS_FOR_REVIEW'"))
                .isEmpty();
        world.tap.forget();

        assertThat(said(priorities.change(target(accepted), Priority.URGENT, Optional.of("worse"), provider())))
                .isEqualTo("accepted");

        assertThat(world.tap.roundTrips()).isLessThanOrEqualTo(7);
        RoutingLint.check(world.tap, world.database.owner());
        assertThat(world.column(
                        "select list || ' ' || priority from worklist_item where list = 'REFERRALS_FOR_REVIEW'"))
                .containsExactly("REFERRALS_FOR_REVIEW URGENT");
        assertThat(world.slotFree()).isFalse();
        assertThat(world.ledger()).containsExactly("PRIORITY_CHANGED  worse");
        assertThat(world.column("select what from audit where what <> 'A011'")).containsExactly("change-priority");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            booked, past    | INVALID_REQUEST_STATE
            returned        | INVALID_REQUEST_STATE
            rejected        | INVALID_REQUEST_STATE
            awaiting triage | accepted
            provider to act | accepted
            """)
    void a_priority_is_changed_while_somebody_can_still_act_on_it(String standing, String expected) {
        Referral referral = world.stored(standing);
        assertThat(said(priorities.change(target(referral), Priority.URGENT, Optional.of("worse"), provider())))
                .isEqualTo(expected);
    }

    @Test
    void an_allocated_clinician_is_on_the_appointment_and_can_be_taken_off_again() {
        people();
        Referral booked = world.stored("booked, to be reviewed");
        assertThat(allocate(booked, Optional.of(CLINICIAN))).isEqualTo("accepted");

        Appointment row = world.appointments.current(world.now(booked)).orElseThrow();
        assertThat(row.clinician()).contains(CLINICIAN);
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.time()).isPresent();
        assertThat(world.slotFree()).isFalse();
        assertThat(world.column("select clinician from worklist_item where list = 'REFERRALS_FOR_REVIEW'"))
                .containsExactly(CLINICIAN.value());

        assertThat(allocate(world.now(booked), Optional.of(CLINICIAN))).isEqualTo("INAPPROPRIATE_VALUE");
        assertThat(allocate(world.now(booked), Optional.empty())).isEqualTo("accepted");
        assertThat(world.appointments.current(world.now(booked)).orElseThrow().clinician())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "999999999999, REFERENCE_NOT_FOUND",
        "000000000001, REFERENCED_USER_IS_NOT_ACTIVE",
        "000000000002, REFERENCED_USER_IS_NOT_SPC",
        "000000000003, REFERENCED_USER_NOT_IN_ORG"
    })
    void only_a_clinician_of_the_provider_is_allocated(String user, String expected) {
        people();
        Referral booked = world.stored("booked, to be reviewed");
        assertThat(allocate(booked, Optional.of(new UserId(user)))).isEqualTo(expected);
        assertThat(world.now(booked)).isEqualTo(booked);
    }

    @Test
    void what_was_printed_is_marked_once_and_the_mark_outlives_acceptance() {
        Referral booked = world.stored("booked, to be reviewed");
        assertThat(said(printing.mark(target(booked), provider()))).isEqualTo("accepted");
        Referral printed = world.now(booked);
        assertThat(printed.facets().review().printed()).isTrue();
        assertThat(said(printing.mark(target(printed), provider()))).isEqualTo("INVALID_STATE");
        assertThat(ReviewRules.accepted(printed, ReviewWorld.NOW)
                        .facets()
                        .review()
                        .printed())
                .isTrue();
    }

    @Test
    void where_there_is_no_letter_nothing_was_printed() {
        Referral booked = world.stored("booked, letter missing");
        assertThat(said(printing.mark(target(booked), provider()))).isEqualTo("INVALID_REQUEST_STATE");
    }

    @Test
    void the_result_of_an_assessment_is_news_for_the_referrer_and_its_slot_was_used() {
        Referral seen = world.stored("booked, past");
        assertThat(said(assessment.record(
                        target(seen), AssessmentOutcome.ADVISE_REFERRER, Optional.of("take aspirin"), provider())))
                .isEqualTo("accepted");

        Referral after = world.now(seen);
        assertThat(after.standing().state()).isEqualTo(ReferralState.ASSESSMENT_RESULT);
        assertThat(after.standing().reason()).contains("ADVISE_REFERRER");
        assertThat(world.lists()).containsExactly("ASSESSMENT_RETURNED_CANCELLED_DNA");
        Appointment row = world.appointments.current(after).orElseThrow();
        assertThat(row.kind()).isEqualTo(Kind.ASSESSED);
        assertThat(row.comment()).contains("take aspirin");
        assertThat(row.slot()).isPresent();
        assertThat(world.slotFree()).isFalse();
    }

    @Test
    void a_result_without_words_tells_nobody_anything() {
        Referral seen = world.stored("booked, past");
        assertThat(said(assessment.record(target(seen), AssessmentOutcome.TREATED, Optional.of(" "), provider())))
                .isEqualTo("MISSING_VALUE");
    }

    private String allocate(Referral referral, Optional<UserId> whom) {
        return said(allocation.allocate(target(referral), whom, provider()));
    }

    private void people() {
        var _ = world.transactions.write(changes -> {
            for (String code : new String[] {"R68", "R69"}) {
                Organisations.store(
                        changes,
                        new Organisation(
                                new OdsCode(code),
                                "The " + code,
                                Organisation.Kind.PROVIDER,
                                Optional.empty(),
                                Optional.empty(),
                                true));
            }
            People.store(changes, new Person(CLINICIAN, "Dr Ada Heron", true));
            People.grant(changes, CLINICIAN, new OdsCode("R68"), BusinessFunction.SERVICE_PROVIDER_CLINICIAN);
            People.store(changes, new Person(new UserId("000000000001"), "Dr Gone", false));
            People.store(changes, new Person(new UserId("000000000002"), "Mr Desk", true));
            People.store(changes, new Person(new UserId("000000000003"), "Dr Elsewhere", true));
            People.grant(
                    changes,
                    new UserId("000000000003"),
                    new OdsCode("R69"),
                    BusinessFunction.SERVICE_PROVIDER_CLINICIAN);
            return Outcome.accepted(true);
        });
    }
}
