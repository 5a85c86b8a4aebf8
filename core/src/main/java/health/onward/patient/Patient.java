package health.onward.patient;

import health.onward.identity.OdsCode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * What we hold of a person who is referred.
 *
 * @param sensitive the record may not be opened (the national S flag); every request for it is refused
 */
public record Patient(
        NhsNumber nhsNumber,
        String family,
        String given,
        LocalDate birthDate,
        Sex sex,
        List<String> address,
        Optional<String> postcode,
        Optional<OdsCode> registeredPractice,
        boolean sensitive,
        Optional<LocalDate> deceasedOn) {

    public enum Sex {
        MALE,
        FEMALE
    }

    public int ageInMonths(LocalDate today) {
        return (int) Period.between(birthDate, today).toTotalMonths();
    }
}
