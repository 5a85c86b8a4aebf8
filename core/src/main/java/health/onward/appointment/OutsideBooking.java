package health.onward.appointment;

import static health.onward.platform.RefusalCode.KEY_REUSED;
import static health.onward.platform.RefusalCode.LOCKED;
import static health.onward.platform.RefusalCode.PAS_NOT_RESPONDING;
import static health.onward.platform.RefusalCode.PAS_RESPONDED_WITH_ERROR;
import static health.onward.platform.RefusalCode.SLOT_NOT_AVAILABLE;
import static health.onward.platform.RefusalCode.UNABLE_TO_CONFIRM_APPOINTMENT;
import static health.onward.platform.RefusalCode.VERSION_CONFLICT;

import health.onward.appointment.AttemptEnd.Fate;
import health.onward.appointment.BookingAttempt.State;
import health.onward.platform.Answer;
import health.onward.platform.Once;
import health.onward.platform.Outcome;
import health.onward.platform.Outcome.Refused;
import health.onward.platform.RefusalCode;
import health.onward.platform.Transactions;
import health.onward.referral.Ubrn;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A booking at an outside system, from the hold to its end (A016): the system is asked between two transactions, and neither a
 * connection nor a platform thread is held meanwhile.
 */
public final class OutsideBooking {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideBooking.class);
    private static final Set<RefusalCode> PERHAPS_BEGUN = Set.of(LOCKED, VERSION_CONFLICT);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(12);

    private final Transactions transactions;
    private final BookingAttempts attempts;
    private final AttemptEnd end;
    private final OutsideSystems systems;
    private final ProviderSystem provider;

    public OutsideBooking(
            Transactions transactions,
            BookingAttempts attempts,
            AttemptEnd end,
            OutsideSystems systems,
            ProviderSystem provider) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.end = end;
        this.systems = systems;
        this.provider = provider;
    }

    /** Asks the system and ends the attempt. */
    Outcome<Answer> complete(BookingAttempt attempt, Once<ReferralRecord> once) {
        PasReply reply = systems.find(attempt.slot().system())
                .map(system -> provider.book(system, attempt.wanted()))
                .orElseGet(() -> new PasReply.NotResponding("there is no such system any more", false));
        return switch (reply) {
            case PasReply.Confirmed() -> confirmed(attempt, once);
            case PasReply.SlotGone() -> failed(attempt, once, SLOT_NOT_AVAILABLE, Fate.SLOT_GONE);
            case PasReply.Declined(var why) -> {
                told(attempt, "declined", why);
                yield failed(attempt, once, UNABLE_TO_CONFIRM_APPOINTMENT, Fate.SLOT_FREE);
            }
            case PasReply.Failed(var why, var mayBeBooked) -> {
                told(attempt, "failed", why);
                yield failed(attempt, once, PAS_RESPONDED_WITH_ERROR, Fate.of(mayBeBooked));
            }
            case PasReply.NotResponding(var why, var mayBeBooked) -> {
                told(attempt, "did not answer", why);
                yield failed(attempt, once, PAS_NOT_RESPONDING, Fate.of(mayBeBooked));
            }
        };
    }

    private Outcome<Answer> confirmed(BookingAttempt attempt, Once<ReferralRecord> once) {
        Outcome<Answer> outcome =
                Patience.untilUnlocked(() -> transactions.once(once, changes -> end.confirm(attempt.id(), changes)));
        return switch (outcome) {
            case Outcome.Accepted<Answer> accepted -> accepted;
            // So late that somebody else has ended it.
            case Refused<Answer> refused when refused.code() == LOCKED -> begun(attempt, once, refused, true);
            case Refused<Answer> refused -> {
                Patience.untilUnlocked(() -> transactions.write(
                        changes -> end.fail(attempt.id(), refused.code(), Fate.TO_BE_CANCELLED, changes)));
                yield refused;
            }
        };
    }

    /** What cannot be written down now stays held until its time is up, and is then found by the reconciliation. */
    private Outcome<Answer> failed(BookingAttempt attempt, Once<ReferralRecord> once, RefusalCode code, Fate fate) {
        Refused<Answer> refused = (Refused<Answer>) Outcome.<Answer>refused(code, AttemptWords.sentence(code, attempt));
        Outcome<BookingAttempt> written = Patience.untilUnlocked(
                () -> transactions.write(changes -> end.fail(attempt.id(), code, fate, changes)));
        return written instanceof Outcome.Accepted ? refused : begun(attempt, once, refused, true);
    }

    /**
     * A refusal may be due to the same request, sent before with the same key: then the two get the same answer, the later one
     * waits for it. A failure of the outside system is told to those who wait for it, and never kept for later ones.
     */
    Outcome<Answer> alreadyBegun(Ubrn ubrn, Once<ReferralRecord> once, Refused<Answer> refused) {
        if (once.key() == null || !PERHAPS_BEGUN.contains(refused.code())) {
            return refused;
        }
        return attempts.begunWith(ubrn, once.caller(), once.key())
                .map(attempt -> MessageDigest.isEqual(attempt.fingerprint(), once.fingerprint())
                        ? begun(attempt, once, refused, attempt.state() == State.HELD)
                        : Outcome.<Answer>refused(
                                KEY_REUSED, "this X-Request-ID was used for another request; send a new one"))
                .orElse(refused);
    }

    private Outcome<Answer> begun(
            BookingAttempt attempt, Once<ReferralRecord> once, Refused<Answer> refused, boolean waiting) {
        BookingAttempt ended = awaitEnd(attempt);
        return switch (ended.state()) {
            case HELD -> refused;
            case CONFIRMED -> transactions.once(once, changes -> end.confirmed(ended));
            case REFUSED, CANCELLING, CANCELLED -> {
                Optional<RefusalCode> code = ended.outcome().filter(c -> waiting);
                yield code.map(c -> Outcome.<Answer>refused(c, AttemptWords.sentence(c, ended)))
                        .orElse(refused);
            }
        };
    }

    private BookingAttempt awaitEnd(BookingAttempt attempt) {
        BookingAttempt now = attempt;
        long start = System.nanoTime();
        while (now.state() == State.HELD && System.nanoTime() - start < LONGEST_LOOK.toNanos()) {
            Patience.pause(LOOK_AGAIN);
            now = attempts.find(attempt.id()).orElse(now);
        }
        return now;
    }

    private static void told(BookingAttempt attempt, String what, String why) {
        LOG.warn("Provider system {} {} attempt {}: {}", attempt.slot().system(), what, attempt.id(), why);
    }
}
