package health.onward.appointment;

import health.onward.appointment.BookingRequest.Why;
import health.onward.audit.LedgerAction;
import health.onward.directory.ReferenceData;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.OwnershipRules;
import health.onward.referral.Referral;
import health.onward.referral.ReferralAction;
import health.onward.referral.ReferralActions;
import health.onward.referral.ReferralChange;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A provider takes an appointment away (domain rules 4.5). The referral stays open, on the lists of both sides, until the patient
 * has another. What will not take place is cancelled whatever the demographics know of the patient.
 */
public final class ProviderCancellation {

    static final String PAGE = "cancel-as-provider";

    private final Transactions transactions;
    private final Referrals referrals;
    private final ReferenceData reference;
    private final Clock clock;

    public ProviderCancellation(Transactions transactions, Referrals referrals, ReferenceData reference, Clock clock) {
        this.transactions = transactions;
        this.referrals = referrals;
        this.reference = reference;
        this.clock = clock;
    }

    /**
     * @param version as it was read
     * @param inPas an indirect booking is cancelled in the provider's own system already; otherwise a list reminds of it
     */
    public record Request(Ubrn ubrn, long version, Why why, boolean inPas) {}

    public Outcome<Referral> cancel(Request request, Actor actor) {
        return transactions.write(changes -> referrals
                .lock(request.ubrn())
                .map(referral -> end(referral, request, actor, PAGE, changes))
                .orElseGet(() -> Outcome.refused(RefusalCode.NOT_FOUND, "there is no request " + request.ubrn())));
    }

    /** In a transaction of the caller's, who has locked it. */
    Outcome<Referral> end(Referral locked, Request request, Actor actor, String page, Changes changes) {
        Instant now = clock.instant();
        return ReferralActions.permit(ReferralAction.CANCEL_AS_PROVIDER, locked, actor, request.version(), now)
                .then(open -> ProviderCancellationRules.decide(
                        open,
                        request.why(),
                        reference.appointmentCancellationReason(request.why().code()),
                        now))
                .map(after -> request.inPas() ? after.cancelledInPas(booked(locked)) : after)
                .map(after -> {
                    referrals.store(
                            new ReferralChange(
                                    Optional.of(locked),
                                    after,
                                    LedgerAction.APPOINTMENT_CANCELLED_BY_PROVIDER,
                                    actor,
                                    page,
                                    now),
                            changes);
                    return after;
                });
    }

    /** Whether a provider may cancel for this reason today, asked once for many. */
    Outcome<Why> reason(Why why) {
        return ProviderCancellationRules.reason(
                        why, reference.appointmentCancellationReason(why.code()), OwnershipRules.day(clock.instant()))
                .map(reason -> why);
    }

    private static Set<Long> booked(Referral referral) {
        return referral.facets()
                .appointment()
                .map(CurrentAppointment::id)
                .map(Set::of)
                .orElse(Set.of());
    }
}
