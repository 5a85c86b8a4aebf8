package health.onward.directory;

import java.util.Comparator;

/** In which order results are shown: promoted services first (domain rules 3.7), then what the referrer asked, then by name. */
final class SearchOrder {

    private static final Comparator<Found> PROMOTED =
            Comparator.comparing((Found found) -> !found.service().promoted());
    private static final Comparator<Found> BY_NAME = Comparator.comparing(
                    (Found found) -> found.service().name())
            .thenComparing(found -> found.service().id());

    private SearchOrder() {}

    static Comparator<Found> by(SortBy sortBy) {
        Comparator<Found> asked = switch (sortBy) {
            case DISTANCE -> Comparator.comparingInt(found -> found.miles().orElse(Integer.MAX_VALUE));
            case IWT -> Comparator.comparingLong(found -> weight(found.appointmentWait()));
        };
        return PROMOTED.thenComparing(asked).thenComparing(BY_NAME);
    }

    private static long weight(AppointmentWait wait) {
        return switch (wait) {
            case AppointmentWait.Days(int days) -> days;
            case AppointmentWait.Limited() -> Integer.MAX_VALUE;
            case AppointmentWait.NotApplicable() -> Long.MAX_VALUE;
        };
    }
}
