package health.onward.referral;

import health.onward.directory.CancellationReason;
import health.onward.directory.Concept;
import health.onward.identity.Actor;
import health.onward.referral.CreationRequest.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this module's commands make of a referral, by their own rules: for the generated picture of states. */
public final class ReferrerSteps {

    private ReferrerSteps() {}

    public static Referral shortlistChanged(Referral referral) {
        var choice = new Choice(
                List.of(Standings.SERVICE), Standings.criteria(), Facets.LetterIntention.NEED_TO_ADD_LATER, 0);
        return ShortlistRules.changed(
                referral, referral.shortlist(), choice, OwnershipRules.day(Standings.NOW), Standings.NOW);
    }

    public static Referral dismissed(Referral referral) {
        return DismissalRules.dismissed(referral, Standings.NOW);
    }

    public static Referral letterChanged(Referral referral) {
        return LetterRules.maintained(referral, 1, Standings.NOW);
    }

    public static Referral cancelled(Referral referral, Actor actor) {
        var concept = new Concept("PATIENT_DIED", "Patient died", Optional.empty(), Optional.empty(), Map.of());
        var reason = new CancellationReason(
                concept.code(), concept.display(), "PATIENT", false, true, List.of(), Optional.empty(), concept);
        return CancellationRules.cancelled(referral, reason, Optional.empty(), actor, Standings.NOW);
    }
}
