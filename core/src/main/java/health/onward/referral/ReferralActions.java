package health.onward.referral;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INVALID_REQUEST_STATE;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;
import static health.onward.platform.RefusalCode.VERSION_CONFLICT;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that knows who may do what to a referral, and when (state model c.3). A029, every command, every page and the
 * generated matrix ask here.
 */
public final class ReferralActions {

    private ReferralActions() {}

    /**
     * What every command asks first, in the order that is part of the contract: function, relationship, version, state. A
     * stranger learns neither version nor state from the refusal.
     */
    public static Outcome<Referral> permit(
            ReferralAction action, Referral referral, Actor actor, long version, Instant now) {
        if (mayTouch(action, referral, actor) instanceof Ruling.Refused(var code, var sentence)) {
            return Outcome.refused(code, sentence);
        }
        if (version != referral.version()) {
            return Outcome.refused(VERSION_CONFLICT, "the referral is now at version " + referral.version());
        }
        if (!isOpen(action, referral, actor.side(), now)) {
            return Outcome.refused(
                    INVALID_REQUEST_STATE,
                    "the referral is " + referral.standing().state().display() + ": this cannot be done to it now");
        }
        return Outcome.accepted(referral);
    }

    public static Ruling mayTouch(ReferralAction action, Referral referral, Actor actor) {
        if (!action.functions().contains(actor.function())) {
            return new Ruling.Refused(FORBIDDEN, "this business function may not do this");
        }
        return actsOn(action, referral, actor) ? new Ruling.Permitted() : noRelationship();
    }

    /** Reading is wider than acting: a provider may read what was shortlisted with its services (A005). */
    public static Ruling mayRead(Referral referral, Actor actor) {
        boolean shortlisted = actor.side() == Side.PROVIDER
                && referral.shortlist().entries().stream()
                        .anyMatch(e -> actor.services().contains(e.service()));
        return shortlisted || actsOn(referral, actor) ? new Ruling.Permitted() : noRelationship();
    }

    /** What this actor could do now, in the order of the enum. */
    public static Set<ReferralAction> available(Referral referral, Actor actor, Instant now) {
        Set<ReferralAction> all = EnumSet.noneOf(ReferralAction.class);
        for (ReferralAction action : ReferralAction.values()) {
            if (mayTouch(action, referral, actor) instanceof Ruling.Permitted
                    && isOpen(action, referral, actor.side(), now)) {
                all.add(action);
            }
        }
        return all;
    }

    public static boolean isOpen(ReferralAction action, Referral referral, Side side, Instant now) {
        return switch (side) {
            case REFERRER -> ReferrerActions.open(referral, now).contains(action);
            case PROVIDER -> ProviderActions.open(referral, now).contains(action);
            case PATIENT -> PatientActions.open(referral, now).contains(action);
            case NEITHER -> false;
        };
    }

    private static Ruling noRelationship() {
        return new Ruling.Refused(NO_RELATIONSHIP, "you have no relationship with this request");
    }

    private static boolean actsOn(ReferralAction action, Referral referral, Actor actor) {
        return actsOn(referral, actor)
                || (actor.side() == Side.PROVIDER && ProviderActions.answersTo(action, referral, actor.services()));
    }

    private static boolean actsOn(Referral referral, Actor actor) {
        return switch (actor.side()) {
            case REFERRER -> referral.referringOrganisation().equals(actor.organisation());
            case PROVIDER ->
                holder(referral).map(actor.services()::contains).orElse(false) || referredOn(referral, actor);
            case PATIENT ->
                actor.patient().equals(Optional.of(referral.patient().value()));
            case NEITHER -> false;
        };
    }

    /** A request of a provider's own, which nobody holds yet, is that provider's to see to. */
    private static boolean referredOn(Referral referral, Actor actor) {
        return !referral.initial()
                && holder(referral).isEmpty()
                && referral.referringOrganisation().equals(actor.organisation());
    }

    private static Optional<ServiceId> holder(Referral referral) {
        return referral.facets().appointment().map(Facets.CurrentAppointment::service);
    }
}
