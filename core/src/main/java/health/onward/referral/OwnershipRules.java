package health.onward.referral;

import health.onward.directory.Priority;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Who must act next on a referral, and by which day: no open referral is ever without (trust.md, invariant I1). Contact within
 * days are those of the published PRIORITY list; the rest are defaults of ours.
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

    public static Owner of(Referral referral) {
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
                    Progress.Assessed _ -> referrer(workingDaysAfter(changed, unbookedDays(priority)));
            case Progress.Booked(var _, var _, var start, var _) -> provider(day(start));
            case Progress.AwaitingTriage _ -> provider(workingDaysAfter(changed, triageDays(priority)));
            case Progress.Deferred _, Progress.ProviderToAct _ ->
                provider(workingDaysAfter(changed, deferralDays(priority)));
        };
    }

    public static LocalDate letterDue(Priority priority, Instant now) {
        return workingDaysAfter(day(now), priority == Priority.ROUTINE ? 3 : 1);
    }

    public static LocalDate workingDaysAfter(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
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

    private static int triageDays(Priority priority) {
        return switch (priority) {
            case ROUTINE -> 40;
            case URGENT -> 5;
            case TWO_WEEK_WAIT -> 2;
        };
    }

    private static int deferralDays(Priority priority) {
        return switch (priority) {
            case ROUTINE -> 40;
            case URGENT -> 10;
            case TWO_WEEK_WAIT -> 5;
        };
    }

    private static Owner referrer(LocalDate by) {
        return new Owner(OwnerSide.REFERRER, Optional.of(by));
    }

    private static Owner provider(LocalDate by) {
        return new Owner(OwnerSide.PROVIDER, Optional.of(by));
    }
}
