package health.onward.triage;

import health.onward.appointment.BookingSteps;
import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.ServiceId;
import health.onward.identity.UserId;
import health.onward.platform.Outcome;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.ReferralState;
import health.onward.referral.ReferrerSteps;
import health.onward.referral.Standings;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Where each command leads from each standing, found by letting both sides try everything that the ledger knows: who may is asked
 * of the rules, what comes of it of the commands' own decisions.
 */
public final class Transitions {

    public record Transition(ReferralState from, LedgerAction by, ReferralState to) {}

    /** A command: what it needs, what it writes down, and what it makes of a referral. */
    record Step(LedgerAction by, ReferralAction needs, BiFunction<Referral, Actor, Referral> decides) {}

    private static final List<Step> REFERRERS = List.of(
            new Step(
                    LedgerAction.SHORTLIST_CHANGED,
                    ReferralAction.CHANGE_SHORTLIST,
                    (before, actor) -> ReferrerSteps.shortlistChanged(before)),
            new Step(
                    LedgerAction.LETTER_CHANGED,
                    ReferralAction.MAINTAIN_LETTER,
                    (before, actor) -> ReferrerSteps.letterChanged(before)),
            new Step(
                    LedgerAction.APPOINTMENT_BOOKED,
                    ReferralAction.CREATE_APPOINTMENT,
                    (before, actor) -> BookingSteps.booked(before)),
            new Step(
                    LedgerAction.APPOINTMENT_DEFERRED,
                    ReferralAction.CREATE_APPOINTMENT,
                    (before, actor) -> BookingSteps.deferred(before)),
            new Step(
                    LedgerAction.SENT_FOR_TRIAGE,
                    ReferralAction.CREATE_APPOINTMENT,
                    (before, actor) -> BookingSteps.sentForTriage(before)),
            new Step(
                    LedgerAction.APPOINTMENT_MOVED,
                    ReferralAction.CHANGE_BOOKING,
                    (before, actor) -> BookingSteps.moved(before)),
            new Step(
                    LedgerAction.APPOINTMENT_CANCELLED_BY_PATIENT,
                    ReferralAction.CANCEL_DIRECTLY_BOOKED_APPOINTMENT,
                    (before, actor) -> BookingSteps.cancelled(before)),
            new Step(
                    LedgerAction.SENT_FOR_TRIAGE,
                    ReferralAction.CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE,
                    (before, actor) -> BookingSteps.sentForTriage(ReferrerSteps.shortlistChanged(before))),
            new Step(
                    LedgerAction.DISMISSED, ReferralAction.DISMISS, (before, actor) -> ReferrerSteps.dismissed(before)),
            new Step(LedgerAction.REFERRAL_CANCELLED, ReferralAction.CANCEL_REFERRAL, ReferrerSteps::cancelled));

    private static final List<Step> STEPS = Stream.of(REFERRERS, ReviewSteps.all(), StaffSteps.all())
            .flatMap(List::stream)
            .toList();

    private Transitions() {}

    public static Set<Transition> all() {
        var all = new LinkedHashSet<Transition>();
        for (Referral before : Standings.all().values()) {
            for (Step step : STEPS) {
                for (Actor actor : List.of(referrer(), provider())) {
                    tried(step, before, actor)
                            .ifPresent(after -> all.add(new Transition(state(before), step.by(), state(after))));
                }
            }
        }
        return all;
    }

    /** What the rules allow and no command does yet. */
    public static Set<ReferralAction> withoutCommand() {
        Set<ReferralAction> all = EnumSet.allOf(ReferralAction.class);
        STEPS.forEach(step -> all.remove(step.needs()));
        return all;
    }

    public static Actor referrer() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, Set.of());
    }

    public static Actor provider() {
        return actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, Set.of(Standings.SERVICE));
    }

    private static Optional<Referral> tried(Step step, Referral before, Actor actor) {
        return ReferralActions.permit(step.needs(), before, actor, before.version(), Standings.NOW)
                        instanceof Outcome.Accepted
                ? Optional.of(step.decides().apply(before, actor))
                : Optional.empty();
    }

    private static ReferralState state(Referral referral) {
        return referral.standing().state();
    }

    private static Actor actor(BusinessFunction function, Set<ServiceId> services) {
        return new Actor(
                new UserId("999000000001"),
                function.side() == Side.PROVIDER ? Standings.PROVIDER : Standings.REFERRER,
                function,
                Optional.empty(),
                services,
                "docs");
    }
}
