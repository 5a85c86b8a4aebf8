package health.onward.referral;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.INVALID_REQUEST_STATE;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;
import static health.onward.platform.RefusalCode.VERSION_CONFLICT;
import static health.onward.referral.ReferralAction.ACCEPT;
import static health.onward.referral.ReferralAction.CANCEL_DIRECTLY_BOOKED_APPOINTMENT;
import static health.onward.referral.ReferralAction.CANCEL_REFERRAL;
import static health.onward.referral.ReferralAction.CHANGE_SHORTLIST;
import static health.onward.referral.ReferralAction.CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE;
import static health.onward.referral.ReferralAction.CREATE_APPOINTMENT;
import static health.onward.referral.ReferralAction.RECORD_REVIEW_OUTCOME;

import health.onward.identity.Actor;
import health.onward.identity.BusinessFunction.Side;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.referral.Facets.Review;
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
        return actsOn(referral, actor) ? new Ruling.Permitted() : noRelationship();
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
            case REFERRER -> openToReferrer(referral, now).contains(action);
            case PROVIDER -> openToProvider(referral, now).contains(action);
            case NEITHER -> false;
        };
    }

    private static Ruling noRelationship() {
        return new Ruling.Refused(NO_RELATIONSHIP, "you have no relationship with this request");
    }

    private static boolean actsOn(Referral referral, Actor actor) {
        return switch (actor.side()) {
            case REFERRER -> referral.referringOrganisation().equals(actor.organisation());
            case PROVIDER -> holder(referral).map(actor.services()::contains).orElse(false);
            case NEITHER -> false;
        };
    }

    private static Optional<ServiceId> holder(Referral referral) {
        return referral.facets().appointment().map(Facets.CurrentAppointment::service);
    }

    private static Set<ReferralAction> openToReferrer(Referral referral, Instant now) {
        return switch (referral.progress()) {
            case Progress.Cancelled _ -> EnumSet.noneOf(ReferralAction.class);
            case Progress.NotBooked _, Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                unbooked(referral);
            case Progress.Booked(var _, var direct, var start, var _) ->
                direct && start.isAfter(now)
                        ? EnumSet.of(CANCEL_REFERRAL, CANCEL_DIRECTLY_BOOKED_APPOINTMENT)
                        : EnumSet.of(CANCEL_REFERRAL);
            case Progress.Deferred _, Progress.AwaitingTriage _, Progress.ProviderToAct _, Progress.Assessed _ ->
                EnumSet.of(CANCEL_REFERRAL);
            case Progress.Returned _, Progress.Rejected _, Progress.DidNotAttend _ ->
                EnumSet.of(CHANGE_SHORTLIST, CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE, CANCEL_REFERRAL);
        };
    }

    private static Set<ReferralAction> unbooked(Referral referral) {
        Set<ReferralAction> actions =
                EnumSet.of(CHANGE_SHORTLIST, CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE, CANCEL_REFERRAL);
        // A provider's onward referral is booked by the provider, not by whoever referred first.
        if (referral.initial() && referral.shortlist().actionable()) {
            actions.add(CREATE_APPOINTMENT);
        }
        return actions;
    }

    private static Set<ReferralAction> openToProvider(Referral referral, Instant now) {
        boolean informed = referral.facets().information().sufficient();
        return switch (referral.progress()) {
            case Progress.Booked(var _, var _, var start, var review) ->
                review == Review.State.PENDING && start.isAfter(now) && informed
                        ? EnumSet.of(ACCEPT, CANCEL_REFERRAL)
                        : EnumSet.of(CANCEL_REFERRAL);
            case Progress.AwaitingTriage _ -> EnumSet.of(RECORD_REVIEW_OUTCOME, CANCEL_REFERRAL);
            case Progress.Deferred(var _, var _, var pending) ->
                pending && referral.facets().information().present()
                        ? EnumSet.of(RECORD_REVIEW_OUTCOME, CANCEL_REFERRAL)
                        : EnumSet.of(CANCEL_REFERRAL);
            case Progress.ProviderToAct _, Progress.CancelledByPatient _, Progress.CancelledByProvider _ ->
                EnumSet.of(CANCEL_REFERRAL);
            case Progress.Cancelled _,
                    Progress.NotBooked _,
                    Progress.Returned _,
                    Progress.Rejected _,
                    Progress.DidNotAttend _,
                    Progress.Assessed _ -> EnumSet.noneOf(ReferralAction.class);
        };
    }
}
