package health.onward.directory;

import static health.onward.directory.Misfit.OTHER_AGES;
import static health.onward.directory.Misfit.OTHER_SEX;

import java.util.Optional;

/**
 * Whether a service sees patients of this age and sex (domain rules 3.2 and 3.7). Who searches may leave it unasked, and has then
 * left it unasked for the request: the registered sex does not always tell what a patient needs.
 */
public final class SeekerRules {

    private SeekerRules() {}

    /** Why the service does not suit, in words that follow its name; empty when it does. */
    public static Optional<String> unsuited(Service service, SearchCriteria asked, Seeker seeker) {
        return misfit(service, asked, seeker).map(Misfit::sentence);
    }

    static Optional<Misfit> misfit(Service service, SearchCriteria asked, Seeker seeker) {
        if (!asked.ageAndSexAppropriate()) {
            return Optional.empty();
        }
        int age = seeker.ageInMonths();
        Service.Ages ages = service.ages();
        if (age < ages.fromMonths() || ages.toMonths().map(to -> age > to).orElse(false)) {
            return Optional.of(OTHER_AGES);
        }
        boolean sees = switch (service.sexTreated()) {
            case MALE_AND_FEMALE -> true;
            case MALE -> seeker.sex() == Seeker.Sex.MALE;
            case FEMALE -> seeker.sex() == Seeker.Sex.FEMALE;
        };
        return sees ? Optional.empty() : Optional.of(OTHER_SEX);
    }
}
