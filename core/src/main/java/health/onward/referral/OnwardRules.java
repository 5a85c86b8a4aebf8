package health.onward.referral;

import static health.onward.platform.RefusalCode.MISSING_VALUE;

import health.onward.directory.Service;
import health.onward.identity.Actor;
import health.onward.platform.Outcome;
import health.onward.platform.Refusal;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.LetterIntention;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a provider's own request is: whose, about what, and with which letter (domain rules 2.1, 2.5 and 2.9). */
final class OnwardRules {

    private OnwardRules() {}

    record Numbers(Ubrn ubrn, String requestId) {}

    /** A letter cannot come later: nobody may maintain the letters of an onward request. */
    static Outcome<Shortlist> shortlist(List<Service> found, List<FileToLink> letters) {
        return ShortlistRules.of(found, LetterIntention.NEED_TO_ADD_LATER, !letters.isEmpty())
                .then(shortlist -> shortlist.needsLetter() && letters.isEmpty()
                        ? Outcome.refused(new Refusal(
                                MISSING_VALUE, "is missing: a service on the shortlist asks for a letter", "letters"))
                        : Outcome.accepted(shortlist));
    }

    /** It is the provider's to see to, and the patient's waiting time goes on counting. */
    static Referral referredOn(
            Referral earlier,
            OnwardReferral.Request request,
            Shortlist shortlist,
            Numbers numbers,
            Actor actor,
            Instant now) {
        return new Referral(
                numbers.ubrn(),
                Referral.FIRST_VERSION,
                numbers.requestId(),
                earlier.patient(),
                actor.organisation(),
                actor.onBehalfOf().orElseGet(actor::user),
                actor.user(),
                earlier.ruleOrganisation(),
                request.criteria().priority(),
                now,
                now,
                new Facets(
                        new Facets.Request.Active(),
                        Optional.empty(),
                        Facets.Review.NONE,
                        information(shortlist, request.letters().size(), now)),
                0,
                earlier.pathwayStart(),
                shortlist,
                request.criteria(),
                Optional.of(earlier.ubrn()));
    }

    private static ClinicalInformation information(Shortlist shortlist, int letters, Instant now) {
        return new ClinicalInformation(
                letters == 0 ? LetterIntention.NOT_INTENDING_TO_ADD : LetterIntention.NEED_TO_ADD_LATER,
                shortlist.needsLetter(),
                Optional.empty(),
                letters,
                letters == 0 ? Optional.empty() : Optional.of(now),
                Optional.empty());
    }
}
