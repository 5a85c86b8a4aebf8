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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where each command leads from each standing, found by letting both sides try everything that the ledger knows: who may is asked
 * of the rules, what comes of it of the commands' own decisions.
 */
public final class Transitions {

    public record Transition(ReferralState from, LedgerAction by, ReferralState to) {}

    private Transitions() {}

    public static Set<Transition> all() {
        var all = new LinkedHashSet<Transition>();
        for (Referral before : Standings.all().values()) {
            for (LedgerAction step : LedgerAction.values()) {
                for (Actor actor : List.of(referrer(), provider())) {
                    tried(step, before, actor)
                            .ifPresent(after -> all.add(new Transition(state(before), step, state(after))));
                }
            }
        }
        return all;
    }

    /** What the rules allow and no command does yet. */
    public static Set<ReferralAction> withoutCommand() {
        Set<ReferralAction> all = EnumSet.allOf(ReferralAction.class);
        Arrays.stream(LedgerAction.values()).map(Transitions::needed).forEach(needed -> needed.ifPresent(all::remove));
        return all;
    }

    public static Actor referrer() {
        return actor(BusinessFunction.REFERRING_CLINICIAN, Set.of());
    }

    public static Actor provider() {
        return actor(BusinessFunction.SERVICE_PROVIDER_CLINICIAN, Set.of(Standings.SERVICE));
    }

    private static Optional<Referral> tried(LedgerAction step, Referral before, Actor actor) {
        return needed(step)
                .filter(action -> ReferralActions.permit(action, before, actor, before.version(), Standings.NOW)
                        instanceof Outcome.Accepted)
                .map(action -> after(step, before, actor));
    }

    private static Optional<ReferralAction> needed(LedgerAction step) {
        return switch (step) {
            case REFERRAL_CREATED -> Optional.empty();
            case SHORTLIST_CHANGED -> Optional.of(ReferralAction.CHANGE_SHORTLIST);
            case APPOINTMENT_BOOKED, APPOINTMENT_DEFERRED, SENT_FOR_TRIAGE ->
                Optional.of(ReferralAction.CREATE_APPOINTMENT);
            case REFERRAL_ACCEPTED -> Optional.of(ReferralAction.ACCEPT);
            case REFERRAL_CANCELLED -> Optional.of(ReferralAction.CANCEL_REFERRAL);
        };
    }

    private static Referral after(LedgerAction step, Referral before, Actor actor) {
        return switch (step) {
            case REFERRAL_CREATED -> before;
            case SHORTLIST_CHANGED -> ReferrerSteps.shortlistChanged(before);
            case APPOINTMENT_BOOKED -> BookingSteps.booked(before);
            case APPOINTMENT_DEFERRED -> BookingSteps.deferred(before);
            case SENT_FOR_TRIAGE -> BookingSteps.sentForTriage(before);
            case REFERRAL_ACCEPTED -> accepted(before, actor);
            case REFERRAL_CANCELLED -> ReferrerSteps.cancelled(before, actor);
        };
    }

    private static Referral accepted(Referral before, Actor actor) {
        return switch (ReviewRules.accept(before, actor, before.version(), Standings.NOW)) {
            case Outcome.Accepted(var after) -> after;
            case Outcome.Refused<Referral> refused -> throw new IllegalStateException(refused.toString());
        };
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
