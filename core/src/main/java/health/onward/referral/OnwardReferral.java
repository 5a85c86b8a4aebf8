package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.directory.SearchCriteria;
import health.onward.directory.Service;
import health.onward.directory.ServiceSearch;
import health.onward.identity.Actor;
import health.onward.identity.ServiceId;
import health.onward.patient.Demographics;
import health.onward.patient.Patient;
import health.onward.patient.PatientRules;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import health.onward.referral.ReferralChange.Said;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A provider refers its patient on: a new request of its own, linked to the one that it has (domain rules 2.1 and 5.2). */
public final class OnwardReferral {

    private static final String PAGE = "refer-onward";

    private final Transactions transactions;
    private final Referrals referrals;
    private final RequestNumbers numbers;
    private final Demographics patients;
    private final ServiceSearch search;
    private final FileLinking files;
    private final Clock clock;

    public OnwardReferral(
            Transactions transactions,
            Referrals referrals,
            RequestNumbers numbers,
            Demographics patients,
            ServiceSearch search,
            FileLinking files,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.numbers = numbers;
        this.patients = patients;
        this.search = search;
        this.files = files;
        this.clock = clock;
    }

    /**
     * @param of the request that is referred on, at the {@code version} that was read
     * @param letters handed in for no request yet: nobody but who refers on can give the new one its letter
     */
    public record Request(
            Ubrn of, long version, List<ServiceId> services, SearchCriteria criteria, List<FileToLink> letters) {}

    /** The new request. */
    public Outcome<Referral> refer(Request request, Actor actor) {
        Ubrn ubrn = numbers.ubrn();
        return transactions.write(changes -> referrals
                .lock(request.of())
                .map(earlier -> decide(earlier, request, ubrn, actor, changes))
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no request " + request.of())));
    }

    private Outcome<Referral> decide(Referral earlier, Request request, Ubrn ubrn, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return ReferralActions.permit(ReferralAction.REFER_ONWARD, earlier, actor, request.version(), now)
                .then(open -> PatientRules.referable(patients.find(open.patient())))
                .then(patient -> found(request, earlier, patient, now))
                .then(found -> OnwardRules.shortlist(found, request.letters()))
                .map(shortlist -> OnwardRules.referredOn(
                        earlier, request, shortlist, new OnwardRules.Numbers(ubrn, numbers.requestId()), actor, now))
                .then(made -> files.first(made, request.letters(), actor, now)
                        .map(links -> stored(earlier, made, links, actor, now, changes)));
    }

    /** The organisation whose commissioning applies is the patient's as before. */
    private Outcome<List<Service>> found(Request request, Referral earlier, Patient patient, Instant now) {
        return ShortlistRules.counted(request.services())
                .then(services -> search.shortlistable(
                        request.criteria(), Seekers.of(patient, now), earlier.ruleOrganisation(), services));
    }

    private Referral stored(
            Referral earlier, Referral made, Optional<Links> links, Actor actor, Instant now, Changes changes) {
        var noted = new ReferralChange(
                Optional.of(earlier), earlier.nextVersion(), LedgerAction.REFERRED_ONWARD, actor, PAGE, now);
        referrals.store(
                noted.saying(Optional.of(
                        new Said(Optional.empty(), Optional.of(made.ubrn().text())))),
                changes);
        var created = new ReferralChange(Optional.empty(), made, LedgerAction.REFERRAL_CREATED, actor, PAGE, now);
        referrals.store(created.linking(links), changes);
        return made;
    }
}
