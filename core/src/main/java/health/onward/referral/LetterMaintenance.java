package health.onward.referral;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.patient.Demographics;
import health.onward.patient.PatientRules;
import health.onward.platform.Answer;
import health.onward.platform.Changes;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Replaces the letters of a referral by those named (A012): the provider is told, and nobody waits for a letter any more. */
public final class LetterMaintenance {

    private final Transactions transactions;
    private final Referrals referrals;
    private final Demographics patients;
    private final FileLinking linking;
    private final Duration freeze;
    private final Clock clock;

    /** @param freeze for how long before an appointment letters that are there stay as they are; zero for never */
    public LetterMaintenance(
            Transactions transactions,
            Referrals referrals,
            Demographics patients,
            FileLinking linking,
            Duration freeze,
            Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.patients = patients;
        this.linking = linking;
        this.freeze = freeze;
        this.clock = clock;
    }

    /** @param letters all that the referral shall have, at least one */
    public Outcome<Answer> maintain(
            Ubrn ubrn, long version, List<FileToLink> letters, Actor actor, Once<ReferralChange> once) {
        return transactions.once(
                once,
                changes -> referrals
                        .lock(ubrn)
                        .map(referral -> decide(referral, version, letters, actor, changes))
                        .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no request " + ubrn)));
    }

    private Outcome<ReferralChange> decide(
            Referral referral, long version, List<FileToLink> letters, Actor actor, Changes changes) {
        Instant now = clock.instant();
        return ReferralActions.permit(ReferralAction.MAINTAIN_LETTER, referral, actor, version, now)
                .then(open -> LetterRules.thawed(open, freeze, now))
                .then(open -> PatientRules.stillUsable(patients.find(open.patient())))
                .then(patient -> linking.letters(referral, letters, actor, now))
                .map(links -> {
                    var change = new ReferralChange(
                                    Optional.of(referral),
                                    LetterRules.maintained(
                                            referral, links.added().size(), now),
                                    LedgerAction.LETTER_CHANGED,
                                    actor,
                                    "A012",
                                    now)
                            .linking(Optional.of(links));
                    referrals.store(change, changes);
                    return change;
                });
    }
}
