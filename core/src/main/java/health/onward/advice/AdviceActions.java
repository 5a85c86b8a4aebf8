package health.onward.advice;

import static health.onward.advice.AdviceAction.ADD_INFORMATION;
import static health.onward.advice.AdviceAction.ASK_BACK;
import static health.onward.advice.AdviceAction.CANCEL;
import static health.onward.advice.AdviceAction.CONTINUE;
import static health.onward.advice.AdviceAction.CONVERT;
import static health.onward.advice.AdviceAction.CONVERT_UNANSWERED;
import static health.onward.advice.AdviceAction.END;
import static health.onward.advice.AdviceAction.GIVE_ADVICE;
import static health.onward.advice.AdviceAction.JUDGE;
import static health.onward.advice.AdviceAction.NAME_RESPONDER;
import static health.onward.advice.AdviceAction.REFER_ON;
import static health.onward.advice.AdviceAction.REPLY;
import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INVALID_REQUEST_STATE;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;
import static health.onward.platform.RefusalCode.VERSION_CONFLICT;

import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The one place that knows who may do what in a conversation, and when (state model c.4; domain rules 6). */
public final class AdviceActions {

    private AdviceActions() {}

    /** What every command asks first; the order is part of the contract: a stranger learns neither version nor state. */
    public static Outcome<Advice> permit(AdviceAction action, Advice advice, Actor actor, long version) {
        if (!action.functions().contains(actor.function())) {
            return Outcome.refused(FORBIDDEN, "this business function may not do this");
        }
        if (!related(advice, actor)) {
            return stranger();
        }
        if (version != advice.version()) {
            return Outcome.refused(VERSION_CONFLICT, "the conversation is now at version " + advice.version());
        }
        return open(advice).contains(action)
                ? Outcome.accepted(advice)
                : Outcome.refused(INVALID_REQUEST_STATE, why(action, advice));
    }

    private static String why(AdviceAction action, Advice advice) {
        return action == CONVERT && byStage(advice.stage()).contains(CONVERT)
                ? "the referrer has not allowed the provider to make a referral of it: advise them to refer, or ask back"
                : "the conversation is " + advice.category() + ": this cannot be done to it now";
    }

    public static Outcome<Advice> mayRead(Advice advice, Actor actor) {
        return related(advice, actor) ? Outcome.accepted(advice) : stranger();
    }

    /** What this actor could do now, in the order of the enum. */
    public static Set<AdviceAction> available(Advice advice, Actor actor) {
        return related(advice, actor)
                ? open(advice).stream()
                        .filter(action -> action.functions().contains(actor.function()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AdviceAction.class)))
                : EnumSet.noneOf(AdviceAction.class);
    }

    private static Set<AdviceAction> open(Advice advice) {
        Set<AdviceAction> actions = byStage(advice.stage());
        if (!advice.asked().authorised()) {
            actions.remove(CONVERT);
        }
        if (!advice.asked().convertIfUnanswered()) {
            actions.remove(CONVERT_UNANSWERED);
        }
        // Once: a second referral is one of its own, and is made as any other.
        if (advice.referredOn().isPresent()) {
            actions.remove(REFER_ON);
        }
        return actions;
    }

    /** A provider may speak again before it is answered: what it forgot to say must not wait for the other side. */
    private static Set<AdviceAction> byStage(Stage stage) {
        return switch (stage) {
            case Stage.ProviderToRespond _ ->
                EnumSet.of(GIVE_ADVICE, ASK_BACK, CONVERT, CONVERT_UNANSWERED, NAME_RESPONDER, ADD_INFORMATION, CANCEL);
            case Stage.ReferrerToInform _ ->
                EnumSet.of(GIVE_ADVICE, ASK_BACK, CONVERT, NAME_RESPONDER, REPLY, ADD_INFORMATION, CANCEL);
            // Advice that was given cannot be made not to have been: it is ended, not cancelled.
            case Stage.ReferrerToReview _ ->
                EnumSet.of(
                        GIVE_ADVICE,
                        ASK_BACK,
                        CONVERT,
                        NAME_RESPONDER,
                        ADD_INFORMATION,
                        CONTINUE,
                        END,
                        REFER_ON,
                        JUDGE);
            case Stage.Closed _ -> EnumSet.of(REFER_ON, JUDGE);
            case Stage.Cancelled _ -> EnumSet.noneOf(AdviceAction.class);
            case Stage.Converted _ -> EnumSet.of(JUDGE);
        };
    }

    private static boolean related(Advice advice, Actor actor) {
        return switch (actor.side()) {
            case REFERRER -> advice.asked().referringOrganisation().equals(actor.organisation());
            case PROVIDER -> actor.services().contains(advice.asked().service());
            case PATIENT, NEITHER -> false;
        };
    }

    private static Outcome<Advice> stranger() {
        return Outcome.refused(NO_RELATIONSHIP, "you have no relationship with this request");
    }
}
