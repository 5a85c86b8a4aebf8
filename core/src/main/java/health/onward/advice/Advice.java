package health.onward.advice;

import health.onward.directory.Priority;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.referral.FileSubject;
import health.onward.referral.Ubrn;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for advice about a patient, and how the conversation about it stands; its messages are beside it.
 *
 * @param version 1 at first; grows with each stored change
 * @param responder whose turn a provider's turn is; without one it is the whole service's
 * @param answered by whom last; absent until somebody has
 * @param messages how many there are
 * @param referredOn the referral that the referrer made because of the advice
 */
public record Advice(
        Ubrn ubrn,
        long version,
        Asked asked,
        Priority priority,
        Stage stage,
        Optional<UserId> responder,
        Optional<Answered> answered,
        Optional<Usefulness> helped,
        Optional<Ubrn> referredOn,
        int messages,
        Instant updatedAt) {

    public static final long FIRST_VERSION = 1;

    /** Whose turn it is; nobody's once it has ended. */
    public record Owner(Side side, OdsCode organisation, Optional<UserId> person) {}

    /** The clinician who answers for what was said, and the function in which it was sent. */
    public record Answered(UserId by, BusinessFunction as) {}

    /** For the files that go with it. */
    public FileSubject subject() {
        return new FileSubject(
                ubrn, asked.patient(), actor -> AdviceActions.mayRead(this, actor) instanceof Outcome.Accepted);
    }

    public Category category() {
        return stage.category();
    }

    public boolean open() {
        return stage instanceof Stage.Open;
    }

    public Optional<Turn> turn() {
        return stage instanceof Stage.Open open ? Optional.of(open.turn()) : Optional.empty();
    }

    public Optional<Owner> owner() {
        return switch (stage) {
            case Stage.ProviderToRespond _ -> Optional.of(new Owner(Side.PROVIDER, asked.provider(), responder));
            case Stage.ReferrerToInform _, Stage.ReferrerToReview _ ->
                Optional.of(new Owner(Side.REFERRER, asked.referringOrganisation(), Optional.of(asked.referrer())));
            case Stage.Closed _, Stage.Cancelled _, Stage.Converted _ -> Optional.empty();
        };
    }

    Advice at(Stage next, Instant now) {
        return new Advice(
                ubrn, version + 1, asked, priority, next, responder, answered, helped, referredOn, messages, now);
    }

    Advice with(Priority now) {
        return new Advice(
                ubrn, version, asked, now, stage, responder, answered, helped, referredOn, messages, updatedAt);
    }

    Advice with(Optional<UserId> named) {
        return new Advice(
                ubrn, version, asked, priority, stage, named, answered, helped, referredOn, messages, updatedAt);
    }

    Advice answeredBy(Actor actor) {
        var last = Optional.of(new Answered(actor.clinician(), actor.function()));
        return new Advice(
                ubrn, version, asked, priority, stage, responder, last, helped, referredOn, messages, updatedAt);
    }

    /** It went up: nothing that anybody has seen of it is different, so it stays the same version. */
    Advice escalated(Turn up) {
        return new Advice(
                ubrn, version, asked, priority, open(up), responder, answered, helped, referredOn, messages, updatedAt);
    }

    private Stage open(Turn now) {
        return switch (stage) {
            case Stage.ProviderToRespond _ -> new Stage.ProviderToRespond(now);
            case Stage.ReferrerToInform _ -> new Stage.ReferrerToInform(now);
            case Stage.ReferrerToReview(var _, var recommended) -> new Stage.ReferrerToReview(now, recommended);
            case Stage.Closed _, Stage.Cancelled _, Stage.Converted _ ->
                throw new IllegalStateException("nobody's turn can be overdue");
        };
    }

    Advice judged(Usefulness said) {
        return new Advice(
                ubrn,
                version,
                asked,
                priority,
                stage,
                responder,
                answered,
                Optional.of(said),
                referredOn,
                messages,
                updatedAt);
    }

    Advice leadingTo(Ubrn referral) {
        return new Advice(
                ubrn,
                version,
                asked,
                priority,
                stage,
                responder,
                answered,
                helped,
                Optional.of(referral),
                messages,
                updatedAt);
    }

    Advice oneMessageMore() {
        return new Advice(
                ubrn,
                version,
                asked,
                priority,
                stage,
                responder,
                answered,
                helped,
                referredOn,
                messages + 1,
                updatedAt);
    }
}
