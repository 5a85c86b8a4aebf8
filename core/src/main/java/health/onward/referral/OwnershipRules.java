package health.onward.referral;

import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import health.onward.identity.OdsCode;
import health.onward.identity.UserId;
import health.onward.referral.Facets.CurrentAppointment;
import health.onward.referral.Facets.Review;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Who must act next on a referral, and by which day: no open referral is ever without (trust.md, invariant I1). Contact within
 * days are those of the published PRIORITY list, in {@link Deadlines}; the rest are defaults of ours (docs/decisions/0022). Days
 * are counted from when the referral came to stand as it stands: no later change puts off what somebody owes.
 */
public final class OwnershipRules {

    static final ZoneId CLINIC_TIME = ZoneId.of("Europe/London");

    private OwnershipRules() {}

    public enum OwnerSide {
        REFERRER,
        PROVIDER,
        NOBODY
    }

    /**
     * Whose turn it is, and the day by which; a closed referral has neither.
     *
     * @param person who is asked first there, when somebody is named
     * @param pressing the patient waits for it. When the day passes by a booking that was accepted, or by a result that was taken
     *     note of, nobody is asked why
     */
    public record Owner(
            OwnerSide side,
            Optional<OdsCode> organisation,
            Optional<UserId> person,
            Optional<LocalDate> actBy,
            boolean pressing) {

        private static final Owner NOBODY =
                new Owner(OwnerSide.NOBODY, Optional.empty(), Optional.empty(), Optional.empty(), false);

        private Owner unpressed() {
            return new Owner(side, organisation, person, actBy, false);
        }
    }

    public static Owner of(Referral referral, Deadlines deadlines) {
        LocalDate settled = settled(referral, deadlines);
        return switch (referral.progress()) {
            case Progress.Cancelled _ -> Owner.NOBODY;
            case Progress.NotBooked _ -> unbooked(referral, earlier(settled, promisedLetter(referral)));
            case Progress.CancelledByPatient _ ->
                referral.initial() ? referrer(referral, settled) : provider(referral, settled);
            // Who takes an appointment away finds another; who stayed away is first of all the concern of whoever
            // waited.
            case Progress.CancelledByProvider _ -> provider(referral, settled);
            case Progress.DidNotAttend(var _, var _, var returned) ->
                returned ? referrer(referral, settled) : provider(referral, settled);
            case Progress.Returned _, Progress.Rejected _ -> referrer(referral, settled);
            case Progress.Assessed _ -> assessed(referral, settled);
            case Progress.Booked(var _, var _, var start, var review) ->
                booked(referral, day(start), review == Review.State.ACCEPTED, deadlines);
            case Progress.AwaitingTriage _ -> judged(referral, promised(referral), deadlines);
            // The call that the patient was promised does not wait for a letter.
            case Progress.Deferred _ -> provider(referral, promised(referral));
            case Progress.ProviderToAct _ ->
                provider(referral, deadlines.deferral(referral.priority(), day(referral.standsSince())));
        };
    }

    /**
     * Who is asked when the day has passed: whoever must act, and the referrer who has yet to take note that somebody else has ended
     * a request.
     */
    public static Optional<Owner> asked(Referral referral, Deadlines deadlines) {
        Owner owner = of(referral, deadlines);
        if (owner.pressing()) {
            return Optional.of(owner);
        }
        return ReferrerActions.elsewhere(referral) && !referral.facets().dismissed()
                ? Optional.of(referrer(referral, settled(referral, deadlines)))
                : Optional.empty();
    }

    public static LocalDate letterDue(Priority priority, Instant now, Deadlines deadlines) {
        return deadlines.calendar().after(day(now), priority == Priority.ROUTINE ? 3 : 1);
    }

    public static LocalDate day(Instant at) {
        return at.atZone(CLINIC_TIME).toLocalDate();
    }

    /** A referral should not stand longer than this where nobody has yet arranged anything for the patient. */
    private static LocalDate settled(Referral referral, Deadlines deadlines) {
        return deadlines.calendar().after(day(referral.standsSince()), settlingDays(referral.priority()));
    }

    private static int settlingDays(Priority priority) {
        return switch (priority) {
            case ROUTINE -> 10;
            case URGENT -> 3;
            case TWO_WEEK_WAIT -> 1;
        };
    }

    /** Whoever refers a patient on sees to the appointment. */
    private static Owner unbooked(Referral referral, LocalDate by) {
        return new Owner(
                referral.initial() ? OwnerSide.REFERRER : OwnerSide.PROVIDER,
                Optional.of(referral.referringOrganisation()),
                Optional.of(referral.referrer()),
                Optional.of(by),
                true);
    }

    private static Owner assessed(Referral referral, LocalDate settled) {
        Owner owner = referrer(referral, settled);
        return referral.facets().dismissed() ? owner.unpressed() : owner;
    }

    private static Owner booked(Referral referral, LocalDate start, boolean accepted, Deadlines deadlines) {
        return accepted ? provider(referral, start).unpressed() : judged(referral, start, deadlines);
    }

    /** What cannot be judged for want of a letter waits for whoever owes the letter. */
    private static Owner judged(Referral referral, LocalDate by, Deadlines deadlines) {
        if (referral.facets().information().sufficient()) {
            return provider(referral, by);
        }
        LocalDate letter = promisedLetter(referral)
                .orElseGet(() -> letterDue(referral.priority(), referral.standsSince(), deadlines));
        return referrer(referral, earlier(by, Optional.of(letter)));
    }

    private static Optional<LocalDate> promisedLetter(Referral referral) {
        Facets.ClinicalInformation information = referral.facets().information();
        return information.outstanding() ? information.due() : Optional.empty();
    }

    private static LocalDate earlier(LocalDate day, Optional<LocalDate> other) {
        return other.filter(it -> it.isBefore(day)).orElse(day);
    }

    /** What the patient was told: a later change of the referral does not put it off. */
    private static LocalDate promised(Referral referral) {
        return held(referral).contactBy().orElseThrow();
    }

    private static Owner referrer(Referral referral, LocalDate by) {
        return new Owner(
                OwnerSide.REFERRER,
                Optional.of(referral.referringOrganisation()),
                Optional.of(referral.referrer()),
                Optional.of(by),
                true);
    }

    private static Owner provider(Referral referral, LocalDate by) {
        CurrentAppointment held = held(referral);
        return new Owner(OwnerSide.PROVIDER, Optional.of(held.provider()), held.clinician(), Optional.of(by), true);
    }

    private static CurrentAppointment held(Referral referral) {
        return referral.facets().appointment().orElseThrow();
    }
}
