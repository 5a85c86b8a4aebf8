package health.onward.referral;

import static health.onward.platform.RefusalCode.DUPLICATE_SERVICE;
import static health.onward.platform.RefusalCode.INAPPROPRIATE_VALUE;
import static health.onward.platform.RefusalCode.MISSING_VALUE;
import static health.onward.platform.RefusalCode.TOO_MANY_ITEMS;

import health.onward.directory.Service;
import health.onward.identity.ServiceId;
import health.onward.platform.Outcome;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.ClinicalInformation;
import health.onward.referral.Facets.LetterIntention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a shortlist may be (domain rules 2.3), and what it means for the letter (2.4). */
final class ShortlistRules {

    private ShortlistRules() {}

    static Outcome<Referral> samePriority(Referral referral, Choice choice) {
        return choice.criteria().priority() == referral.priority()
                ? Outcome.accepted(referral)
                : Outcome.refused(
                        INAPPROPRIATE_VALUE,
                        "the priority is " + referral.priority()
                                + ": another one is given with a reason, not with a shortlist");
    }

    /** Before anything is looked up: 1 to 20 services, none twice. */
    static Outcome<List<ServiceId>> counted(List<ServiceId> services) {
        if (services.isEmpty()) {
            return Outcome.refused(MISSING_VALUE, "a shortlist has at least one service");
        }
        if (services.size() > Shortlist.MOST) {
            return Outcome.refused(TOO_MANY_ITEMS, "a shortlist has at most " + Shortlist.MOST + " services");
        }
        Set<ServiceId> seen = new HashSet<>();
        for (ServiceId service : services) {
            if (!seen.add(service)) {
                return Outcome.refused(DUPLICATE_SERVICE, "service " + service + " is on the shortlist twice");
            }
        }
        return Outcome.accepted(services);
    }

    /**
     * The shortlist of services found in the results of its own search; refused when a letter is needed and neither intended nor
     * there already.
     */
    static Outcome<Shortlist> of(List<Service> found, LetterIntention intention, boolean lettersThere) {
        var shortlist = new Shortlist(found.stream().map(ShortlistRules::entry).toList());
        return intention == LetterIntention.NOT_INTENDING_TO_ADD && shortlist.needsLetter() && !lettersThere
                ? Outcome.refused(
                        INAPPROPRIATE_VALUE,
                        "a service on the shortlist needs a referral letter: intentionToAddReferralLetter must be NEED_TO_ADD_LATER")
                : Outcome.accepted(shortlist);
    }

    /**
     * What is known of the letter after a choice of services; letters that are there already stay.
     *
     * @param letterDue when a letter promised today must be there
     */
    static ClinicalInformation information(
            Choice choice, Shortlist shortlist, Optional<ClinicalInformation> before, LocalDate letterDue) {
        boolean promised = choice.intention() == LetterIntention.NEED_TO_ADD_LATER;
        int letters = before.map(ClinicalInformation::letters).orElse(0);
        return new ClinicalInformation(
                choice.intention(),
                shortlist.needsLetter(),
                promised && letters == 0 ? Optional.of(letterDue) : Optional.empty(),
                letters,
                before.flatMap(ClinicalInformation::firstSubmitted),
                before.flatMap(ClinicalInformation::lastUpdated));
    }

    /** The referral with another choice: nothing is booked any more, and nobody reviews. */
    static Referral changed(Referral referral, Shortlist shortlist, Choice choice, LocalDate letterDue, Instant now) {
        Facets facets = new Facets(
                referral.facets().request(),
                Optional.empty(),
                Facets.Review.NONE,
                information(choice, shortlist, Optional.of(referral.facets().information()), letterDue));
        return referral.with(shortlist, choice.criteria(), choice.reminderDays(), facets, now);
    }

    static Shortlist.Entry entry(Service service) {
        return new Shortlist.Entry(
                service.id(), service.name(), service.directlyBookable(), service.triages(), service.needsLetter());
    }
}
