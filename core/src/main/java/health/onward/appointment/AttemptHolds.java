package health.onward.appointment;

import health.onward.appointment.BookingAttempt.Asked;
import health.onward.appointment.BookingAttempt.State;
import health.onward.appointment.BookingRequest.Book;
import health.onward.identity.Actor;
import health.onward.platform.Changes;
import health.onward.platform.Ids;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.RefusalCode;
import health.onward.referral.Referrals;
import health.onward.referral.Ubrn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Holds slot and referral for an attempt to book at an outside system, for as long as the system may take and a little more. */
public final class AttemptHolds {

    /** After the system's time is up, before anybody else may ask what became of it. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Referrals referrals;
    private final BookingAttempts attempts;
    private final OutsideSystems systems;
    private final Ids ids;
    private final Clock clock;
    private final Duration patience;

    /** @param patience with systems that have no other */
    public AttemptHolds(
            Referrals referrals,
            BookingAttempts attempts,
            OutsideSystems systems,
            Ids ids,
            Clock clock,
            Duration patience) {
        this.referrals = referrals;
        this.attempts = attempts;
        this.systems = systems;
        this.ids = ids;
        this.clock = clock;
        this.patience = patience;
    }

    /** The slot has been taken, the referral is locked, all rules have said yes. */
    Outcome<BookingAttempt> hold(Book request, Slot slot, Actor actor, Once<?> once, Changes changes) {
        Slot.Outside outside = slot.outside().orElseThrow();
        return systems.find(outside.system())
                .map(system -> Outcome.accepted(
                        held(request, outside, actor, once, system.patience().orElse(patience), changes)))
                .orElseGet(() -> Outcome.refused(
                        RefusalCode.SERVICE_UNAVAILABLE,
                        "the provider's system of this service is not known any more"));
    }

    private BookingAttempt held(
            Book request, Slot.Outside slot, Actor actor, Once<?> once, Duration wait, Changes changes) {
        Ubrn ubrn = request.target().ubrn();
        Instant now = clock.instant();
        var attempt = new BookingAttempt(
                new AttemptId(ids.routed(ubrn.bucket())),
                slot,
                State.HELD,
                Optional.empty(),
                false,
                now,
                now.plus(wait).plus(MARGIN),
                once.caller(),
                once.key(),
                once.fingerprint(),
                new Asked(request, actor));
        referrals.hold(ubrn, attempt.id().number(), changes);
        attempts.begin(attempt, changes);
        return attempt;
    }
}
