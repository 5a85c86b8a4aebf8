package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.directory.ServiceSearch;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import health.onward.referral.CreationRequest.Choice;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes what a patient may choose from: search, shortlist and letter intention anew, nothing booked. Referrers also change the
 * priority with it (A031); providers, to whom the patient was left, say between which services the patient may choose now.
 */
public final class ShortlistChange {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final ServiceSearch search;
    private final Clock clock;

    public ShortlistChange(
            Transactions transactions, Referrals referrals, Demographics patients, ServiceSearch search, Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.search = search;
        this.clock = clock;
    }

    public Outcome<Answer> change(Ubrn ubrn, long version, Choice choice, Actor actor, Once<ReferralChange> once) {
        return transactions.once(
                once,
                changes -> locked(
                        ubrn,
                        referral -> ReferralActions.permit(
                                        ReferralAction.CHANGE_SHORTLIST, referral, actor, version, clock.instant())
                                .then(open -> within(open, choice, actor, "A031", changes))));
    }

    /** For a provider: the priority is not changed on the way (trust.md, invariant I6). */
    public Outcome<ReferralChange> forPatient(Ubrn ubrn, long version, Choice choice, Actor actor) {
        return transactions.write(changes -> locked(
                ubrn,
                referral -> ReferralActions.permit(
                                ReferralAction.SHORTLIST_FOR_PATIENT, referral, actor, version, clock.instant())
                        .then(open -> ShortlistRules.samePriority(open, choice))
                        .then(open -> within(open, choice, actor, "shortlist-for-patient", changes))));
    }

    private Outcome<ReferralChange> locked(Ubrn ubrn, Function<Referral, Outcome<ReferralChange>> decision) {
        return referrals
                .lock(ubrn)
                .map(decision)
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no request " + ubrn));
    }

    /** The same within a command that does more; the caller has asked whether it may. */
    public Outcome<ReferralChange> within(
            Referral referral, Choice choice, Actor actor, String endpoint, Changes changes) {
        Instant now = clock.instant();
        return PatientRules.usable(patients.find(referral.patient()))
                .then(patient -> ShortlistRules.counted(choice.services())
                        // The organisation whose commissioning applies was fixed on creation.
                        .then(services -> search.shortlistable(
                                choice.criteria(), Seekers.of(patient, now), referral.ruleOrganisation(), services)))
                .then(found -> ShortlistRules.of(
                        found,
                        choice.intention(),
                        referral.facets().information().present()))
                .map(shortlist -> ShortlistRules.changed(
                        referral,
                        shortlist,
                        choice,
                        OwnershipRules.letterDue(choice.criteria().priority(), now, referrals.deadlines()),
                        now))
                .map(after -> {
                    var stored = new ReferralChange(
                            Optional.of(referral), after, LedgerAction.SHORTLIST_CHANGED, actor, endpoint, now);
                    referrals.store(stored, changes);
                    return stored;
                });
    }
}
