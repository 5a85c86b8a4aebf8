package health.onward.advice;

import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.UNSUPPORTED_PRIORITY;
import static health.onward.platform.RefusalCode.VALUE_IS_REQUIRED;

import health.onward.directory.Priority;
import health.onward.identity.Actor;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a conversation goes on from each act (domain rules 6): the next stage, and whose turn it is then, until when. What may be done
 * at all is asked of {@link AdviceActions} before.
 */
final class AdviceRules {

    /** Working days in which a service means to answer, unless it has said otherwise. */
    static final int USUAL_DAYS = 2;

    /** Working days that a referrer has to read advice or to send what was asked for. */
    static final int REFERRER_DAYS = 5;

    private AdviceRules() {}

    static Advice begun(Ubrn ubrn, Asked asked, WorkingHours hours) {
        return new Advice(
                ubrn,
                Advice.FIRST_VERSION,
                asked,
                asked.criteria().priority(),
                new Stage.ProviderToRespond(provider(asked, asked.at(), asked.at(), hours)),
                asked.criteria().namedClinician(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                asked.at());
    }

    /** An answer, checked: which act it is (A026). */
    record Answer(GuidanceOutcome outcome, Optional<Recommendation> recommendation, Priority priority) {

        AdviceAction action() {
            return outcome == GuidanceOutcome.RETURN_TO_REFERRER_WITH_ADVICE
                    ? AdviceAction.GIVE_ADVICE
                    : AdviceAction.ASK_BACK;
        }
    }

    static Outcome<Answer> complete(Answer answer) {
        return switch (answer.outcome()) {
            case PROVIDER_CONVERTED ->
                Outcome.refused(new Refusal(
                        INAPPROPRIATE_VALUE,
                        "belongs to $ers.createFromCommunicationRequestActionLater",
                        "guidanceOutcome"));
            case RETURN_TO_REFERRER_WITH_ADVICE ->
                answer.recommendation().isPresent()
                        ? Outcome.accepted(answer)
                        : Outcome.refused(new Refusal(
                                VALUE_IS_REQUIRED, "is required with advice", "guidanceIntendedRecommendation"));
            case REQUIRE_FURTHER_INFORMATION ->
                answer.recommendation().isEmpty()
                        ? Outcome.accepted(answer)
                        : Outcome.refused(new Refusal(
                                INAPPROPRIATE_VALUE,
                                "must not be given when information is asked for",
                                "guidanceIntendedRecommendation"));
        };
    }

    /** @param offered the priorities that the service takes now */
    static Outcome<Priority> offered(Priority wanted, Set<Priority> offered, String where) {
        return offered.contains(wanted)
                ? Outcome.accepted(wanted)
                : Outcome.refused(
                        new Refusal(UNSUPPORTED_PRIORITY, "(" + wanted + ") is not offered by the service", where));
    }

    /** Who answers first is whom the referrer may ask again, unless somebody was named. */
    static Advice answered(Advice advice, Answer answer, Actor actor, WorkingHours hours, Instant now) {
        Turn turn = referrer(advice, hours, now);
        Stage next = answer.recommendation()
                .<Stage>map(recommended -> new Stage.ReferrerToReview(turn, recommended))
                .orElseGet(() -> new Stage.ReferrerToInform(turn));
        return advice.at(next, now)
                .with(answer.priority())
                .with(advice.responder().or(() -> Optional.of(actor.clinician())))
                .answeredBy(actor)
                .oneMessageMore();
    }

    /** The last word is the provider's; what is left of it is done with the referral. */
    static Advice converted(Advice advice, Actor actor, Instant now) {
        return advice.at(new Stage.Converted(), now)
                .with(advice.responder().or(() -> Optional.of(actor.clinician())))
                .answeredBy(actor)
                .oneMessageMore();
    }

    /** Nobody has said a last word. */
    static Advice convertedUnanswered(Advice advice, Instant now) {
        return advice.at(new Stage.Converted(), now);
    }

    static Advice replied(Advice advice, WorkingHours hours, Instant now) {
        return toProvider(advice, place(advice), hours, now);
    }

    /** A new question queues like any other; one that disputes the answer does not. */
    static Advice continued(Advice advice, boolean disputed, WorkingHours hours, Instant now) {
        return toProvider(advice, disputed ? place(advice) : now, hours, now);
    }

    static Advice informed(Advice advice, Instant now) {
        return advice.at(advice.stage(), now).oneMessageMore();
    }

    static Advice ended(Advice advice, Instant now) {
        return advice.at(new Stage.Closed(recommendation(advice)), now);
    }

    /** With the referral the conversation is over, unless it was before. */
    static Advice referredOn(Advice advice, Ubrn referral, Instant now) {
        return advice.at(new Stage.Closed(recommendation(advice)), now).leadingTo(referral);
    }

    static Advice cancelled(Advice advice, Instant now) {
        return advice.at(new Stage.Cancelled(), now);
    }

    static Advice judged(Advice advice, Usefulness said, Instant now) {
        return advice.at(advice.stage(), now).judged(said);
    }

    static Advice named(Advice advice, Optional<UserId> responder, Instant now) {
        return advice.at(advice.stage(), now).with(responder);
    }

    private static Advice toProvider(Advice advice, Instant place, WorkingHours hours, Instant now) {
        return advice.at(new Stage.ProviderToRespond(provider(advice.asked(), now, place, hours)), now)
                .oneMessageMore();
    }

    private static Turn provider(Asked asked, Instant since, Instant place, WorkingHours hours) {
        return Turn.starting(since, place, hours.after(since, asked.targetDays()));
    }

    private static Turn referrer(Advice advice, WorkingHours hours, Instant now) {
        return Turn.starting(now, place(advice), hours.after(now, REFERRER_DAYS));
    }

    private static Instant place(Advice advice) {
        return advice.turn().orElseThrow().place();
    }

    private static Recommendation recommendation(Advice advice) {
        return switch (advice.stage()) {
            case Stage.ReferrerToReview(var _, var recommended) -> recommended;
            case Stage.Closed(var recommended) -> recommended;
            case Stage.ProviderToRespond _, Stage.ReferrerToInform _, Stage.Cancelled _, Stage.Converted _ ->
                throw new IllegalArgumentException("no advice to end with");
        };
    }
}
