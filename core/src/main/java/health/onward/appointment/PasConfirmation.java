package health.onward.appointment;

import static health.onward.platform.RefusalCode.FORBIDDEN;
import static health.onward.platform.RefusalCode.NOT_FOUND;
import static health.onward.platform.RefusalCode.NO_RELATIONSHIP;
import static health.onward.platform.RefusalCode.REFERENCE_NOT_FOUND;
import static health.onward.platform.RefusalCode.VERSION_CONFLICT;

import health.onward.audit.LedgerAction;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.Transactions;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.StillInPas;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * A service's staff say that an appointment which was cancelled here is cancelled in their own system, too (domain rules 4.4 and
 * 7.3); however the referral stands by now, it may be closed.
 */
public final class PasConfirmation {

    private static final String PAGE = "confirm-cancelled-in-pas";

    private final Transactions transactions;
    private final Referrals referrals;
    private final Clock clock;

    public PasConfirmation(Transactions transactions, Referrals referrals, Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.clock = clock;
    }

    /** @param appointment as the list shows it */
    public Outcome<Referral> confirm(Ubrn ubrn, long version, AppointmentId appointment, Actor actor) {
        return transactions.write(changes -> referrals
                .lock(ubrn)
                .map(referral ->
                        left(referral, version, appointment, actor).map(done -> stored(referral, done, actor, changes)))
                .orElseGet(() -> Outcome.refused(NOT_FOUND, "there is no request " + ubrn)));
    }

    /** In the order of every command: function, relationship, version; then whether there is anything to confirm. */
    private static Outcome<StillInPas> left(Referral referral, long version, AppointmentId appointment, Actor actor) {
        if (!ReferralAction.BOOK_FOR_PATIENT.functions().contains(actor.function())) {
            return Outcome.refused(FORBIDDEN, "this business function may not do this");
        }
        Optional<StillInPas> left = referral.stillInPas().stream()
                .filter(one -> actor.services().contains(one.service()))
                .filter(one -> one.appointment() == appointment.number())
                .findFirst();
        if (left.isEmpty()
                && referral.stillInPas().stream()
                        .noneMatch(one -> actor.services().contains(one.service()))) {
            return Outcome.refused(NO_RELATIONSHIP, "there is nothing for your services to cancel");
        }
        if (version != referral.version()) {
            return Outcome.refused(VERSION_CONFLICT, "the referral is now at version " + referral.version());
        }
        return left.map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(
                        REFERENCE_NOT_FOUND, "appointment " + appointment + " is not one that you must cancel"));
    }

    private Referral stored(Referral before, StillInPas done, Actor actor, Changes changes) {
        Referral after = before.nextVersion().cancelledInPas(Set.of(done.appointment()));
        referrals.store(
                new ReferralChange(
                        Optional.of(before), after, LedgerAction.CANCELLED_IN_PAS, actor, PAGE, clock.instant()),
                changes);
        return after;
    }
}
