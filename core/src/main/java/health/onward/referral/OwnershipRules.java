package health.onward.referral;

import health.onward.directory.Deadlines;
import health.onward.directory.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Who must act next on a referral, and by which day: no open referral is ever without (trust.md, invariant I1). Contact within
 * days are those of the published PRIORITY list, in {@link Deadlines}; the rest are defaults of ours.
 */
public final class OwnershipRules {

    static final ZoneId CLINIC_TIME = ZoneId.of("Europe/London");

    private OwnershipRules() {}

    public enum OwnerSide {
        REFERRER,
        PROVIDER,
        NOBODY
    }

    /** Whose turn it is, and the day by which; a closed referral has neither. */
    public record Owner(OwnerSide side, Optional<LocalDate> actBy) {}

    public static Owner of(Referral referral, Deadlines deadlines) {
        LocalDate changed = day(referral.updatedAt());
        Priority priority = referral.priority();
        return switch (referral.progress()) {
            case Progress.Cancelled _ -> new Owner(OwnerSide.NOBODY, Optional.empty());
            case Progress.NotBooked _,
                    Progress.CancelledByPatient _,
                    Progress.CancelledByProvider _,
                    Progress.Returned _,
                    Progress.Rejected _,
                    Progress.DidNotAttend _,
                    Progress.Assessed _ -> referrer(deadlines.calendar().after(changed, unbookedDays(priority)));
            case Progress.Booked(var _, var _, var start, var _) -> provider(day(start));
            case Progress.AwaitingTriage _, Progress.Deferred _ -> provider(promised(referral));
            case Progress.ProviderToAct _ -> provider(deadlines.deferral(priority, changed));
        };
    }

    public static LocalDate letterDue(Priority priority, Instant now, Deadlines deadlines) {
        return deadlines.calendar().after(day(now), priority == Priority.ROUTINE ? 3 : 1);
    }

    public static LocalDate day(Instant at) {
        return at.atZone(CLINIC_TIME).toLocalDate();
    }

    private static int unbookedDays(Priority priority) {
        return switch (priority) {
            case ROUTINE -> 10;
            case URGENT -> 3;
            case TWO_WEEK_WAIT -> 1;
        };
    }

    /** What the patient was told: a later change of the referral does not put it off. */
    private static LocalDate promised(Referral referral) {
        return referral.facets()
                .appointment()
                .flatMap(Facets.CurrentAppointment::contactBy)
                .orElseThrow();
    }

    private static Owner referrer(LocalDate by) {
        return new Owner(OwnerSide.REFERRER, Optional.of(by));
    }

    private static Owner provider(LocalDate by) {
        return new Owner(OwnerSide.PROVIDER, Optional.of(by));
    }
}
