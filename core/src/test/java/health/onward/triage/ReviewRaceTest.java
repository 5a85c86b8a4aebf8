package health.onward.triage;

import static health.onward.platform.Together.codes;
import static health.onward.platform.Together.together;
import static health.onward.triage.ReviewWorld.once;
import static health.onward.triage.ReviewWorld.provider;
import static health.onward.triage.ReviewWorld.target;
import static org.assertj.core.api.Assertions.assertThat;

import health.onward.directory.Priority;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.patient.PatientIndex;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Cancellation;
import health.onward.referral.CancellationRules;
import health.onward.referral.Referral;
import health.onward.referral.Standings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two decisions about one referral at the same moment (trust.md, D-3): one is made, and the other finds that it came too late. */
class ReviewRaceTest {

    enum Decision {
        ACCEPT,
        REJECT,
        ACT_LATER,
        PRIORITY,
        PRINTED,
        TRIAGE_ACCEPT,
        TRIAGE_RETURN,
        REFERRER_CANCELS
    }

    private final ReviewWorld world = new ReviewWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource({
        "'booked, to be reviewed', ACCEPT, REJECT",
        "'booked, to be reviewed', REJECT, REJECT",
        "'booked, to be reviewed', ACT_LATER, ACCEPT",
        "'booked, to be reviewed', ACT_LATER, REJECT",
        "'booked, to be reviewed', PRIORITY, ACCEPT",
        "'booked, to be reviewed', PRIORITY, REJECT",
        "'booked, to be reviewed', PRINTED, ACT_LATER",
        "'booked, to be reviewed', ACCEPT, REFERRER_CANCELS",
        "'booked, to be reviewed', REJECT, REFERRER_CANCELS",
        "'awaiting triage', TRIAGE_ACCEPT, REFERRER_CANCELS",
        "'awaiting triage', TRIAGE_RETURN, REFERRER_CANCELS",
        "'awaiting triage', TRIAGE_ACCEPT, TRIAGE_RETURN",
        "'deferred, letter there', TRIAGE_RETURN, REFERRER_CANCELS"
    })
    void one_of_two_is_made(String standing, Decision one, Decision other) throws Exception {
        Referral before = world.stored(standing);
        List<Outcome<Boolean>> outcomes =
                together(() -> decide(one, before, "one"), () -> decide(other, before, "other"));

        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(1);
        assertThat(codes(outcomes)).isSubsetOf(RefusalCode.LOCKED, RefusalCode.VERSION_CONFLICT);
        assertThat(world.now(before).version()).isEqualTo(before.version() + 1);
        assertThat(world.ledger()).hasSize(1);
        assertThat(world.column("select id from appointment where current")).hasSize(1);
    }

    private Outcome<Boolean> decide(Decision decision, Referral referral, String key) {
        Target target = target(referral);
        var why = new Rejection("OTHER", Optional.empty(), Optional.empty());
        var later = new ActLater("rebook", Optional.empty(), Optional.empty(), List.of());
        Outcome<?> outcome = switch (decision) {
            case ACCEPT -> new Accepting(world.decisions).accept(target, provider(), once(key));
            case REJECT ->
                new Rejecting(world.decisions, world.reference.lists()).reject(target, why, provider(), once(key));
            case ACT_LATER ->
                new ActingLater(world.decisions, world.linking).leave(target, later, provider(), once(key));
            case PRIORITY ->
                new PriorityChange(world.decisions, () -> Standings.DEADLINES)
                        .change(target, Priority.URGENT, Optional.of("worse"), provider());
            case PRINTED -> new Printing(world.decisions).mark(target, provider());
            case TRIAGE_ACCEPT -> triage(target, ReviewOutcome.ACCEPT_REFER_BOOK_LATER, key);
            case TRIAGE_RETURN -> triage(target, ReviewOutcome.RETURN_TO_REFERRER_WITH_ADVICE, key);
            case REFERRER_CANCELS -> cancel(referral, key);
        };
        return outcome.map(done -> true);
    }

    private Outcome<?> triage(Target target, ReviewOutcome outcome, String key) {
        var asked = new TriageOutcome(outcome, "see the advice", Optional.of(Priority.ROUTINE), List.of());
        return new Triaging(world.decisions, world.linking).record(target, asked, provider(), once(key));
    }

    private Outcome<?> cancel(Referral referral, String key) {
        var referrer = new Actor(
                referral.referrer(),
                Standings.REFERRER,
                BusinessFunction.REFERRING_CLINICIAN,
                Optional.empty(),
                Set.of(),
                "test");
        var request = new CancellationRules.Request(
                referral.ubrn(), referral.version(), "RAISED_IN_ERROR", Optional.of("no longer needed"));
        return new Cancellation(
                        world.transactions,
                        world.referrals,
                        new PatientIndex(world.jdbc),
                        world.reference.lists(),
                        ReviewWorld.CLOCK)
                .cancel(request, referrer, once(key));
    }
}
