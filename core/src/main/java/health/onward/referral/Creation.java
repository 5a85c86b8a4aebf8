package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.directory.Service;
import health.onward.directory.ServiceSearch;
import health.onward.identity.Actor;
import health.onward.identity.ReferringClinicians;
import health.onward.identity.UserId;
import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.CreationRequest.Choice;
import health.onward.referral.Facets.ClinicalInformation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Creates referrals (A011). Nothing is sent to any provider: a new referral waits with the referrer and the patient. */
public final class Creation {

    private final Transactions transactions;
    private final Referrals referrals;
    private final RequestNumbers numbers;
    private final Demographics patients;
    private final ReferringClinicians clinicians;
    private final ServiceSearch search;
    private final Clock clock;

    public Creation(
            Transactions transactions,
            Referrals referrals,
            RequestNumbers numbers,
            Demographics patients,
            ReferringClinicians clinicians,
            ServiceSearch search,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.numbers = numbers;
        this.patients = patients;
        this.clinicians = clinicians;
        this.search = search;
        this.clock = clock;
    }

    /**
     * Refuses what A011 documents: the clinician, the patient, the pathway start, the shortlist and its search, the letter, in
     * this order.
     */
    public Outcome<Answer> create(CreationRequest request, Actor actor, Once<Referral> once) {
        Ubrn ubrn = numbers.ubrn();
        return transactions.once(
                once, changes -> within(request, actor, ubrn, Referral.FIRST_VERSION, "A011", changes));
    }

    /**
     * The same within a command that does more.
     *
     * @param version which is shown to nobody when the command makes a later one
     */
    public Outcome<Referral> within(
            CreationRequest request, Actor actor, Ubrn ubrn, long version, String endpoint, Changes changes) {
        Instant now = clock.instant();
        return made(request, Optional.empty(), actor, ubrn, version, now)
                .map(referral -> stored(referral, Optional.empty(), actor, endpoint, now, changes));
    }

    /** The same of a conversation about advice, with letters that are there from the beginning. */
    public Outcome<Referral> ofAdvice(
            CreationRequest request, Origin origin, Actor actor, Ubrn ubrn, String endpoint, Changes changes) {
        Instant now = clock.instant();
        var there = CreationRules.letters(
                request.choice().intention(), origin.letters().size(), now);
        return made(request, Optional.of(there), actor, ubrn, Referral.FIRST_VERSION, now)
                .map(referral -> stored(
                        referral.cameOf(origin.advice()),
                        Optional.of(Links.carrying(List.of(), origin.letters())),
                        actor,
                        endpoint,
                        now,
                        changes));
    }

    /** What a referral comes of, and what it comes with. */
    public record Origin(Ubrn advice, List<Attachment> letters) {

        public Origin {
            letters = List.copyOf(letters);
        }
    }

    private Outcome<Referral> made(
            CreationRequest request,
            Optional<ClinicalInformation> there,
            Actor actor,
            Ubrn ubrn,
            long version,
            Instant now) {
        return clinicians
                .of(actor, request.referringClinician())
                .then(referrer -> PatientRules.referable(patients.find(request.patient()))
                        .then(patient -> CreationRules.pathwayStart(request.pathwayStart(), now)
                                .then(start -> found(request.choice(), patient, actor, now))
                                .then(found -> ShortlistRules.of(
                                        found, request.choice().intention(), there.isPresent())))
                        .map(shortlist -> referral(request, shortlist, there, ubrn, version, referrer, actor, now)));
    }

    private Outcome<List<Service>> found(Choice choice, Patient patient, Actor actor, Instant now) {
        return ShortlistRules.counted(choice.services())
                .then(services -> search.shortlistable(
                        choice.criteria(), Seekers.of(patient, now), actor.organisation(), services));
    }

    private Referral referral(
            CreationRequest request,
            Shortlist shortlist,
            Optional<ClinicalInformation> there,
            Ubrn ubrn,
            long version,
            UserId referrer,
            Actor actor,
            Instant now) {
        Choice choice = request.choice();
        return new Referral(
                ubrn,
                version,
                numbers.requestId(),
                request.patient(),
                actor.organisation(),
                referrer,
                actor.user(),
                actor.organisation(),
                choice.criteria().priority(),
                now,
                now,
                new Facets(
                        new Facets.Request.Active(),
                        Optional.empty(),
                        Facets.Review.NONE,
                        ShortlistRules.information(
                                choice,
                                shortlist,
                                there,
                                OwnershipRules.letterDue(choice.criteria().priority(), now, referrals.deadlines()))),
                choice.reminderDays(),
                request.pathwayStart(),
                shortlist,
                choice.criteria(),
                Optional.empty());
    }

    private Referral stored(
            Referral referral, Optional<Links> links, Actor actor, String endpoint, Instant now, Changes changes) {
        var change =
                new ReferralChange(Optional.empty(), referral, LedgerAction.REFERRAL_CREATED, actor, endpoint, now);
        referrals.store(change.linking(links), changes);
        return referral;
    }
}
