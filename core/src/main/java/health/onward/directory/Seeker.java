package health.onward.directory;

/** For whom services are sought: as much of a patient as services limit themselves by, and no more. */
public record Seeker(int ageInMonths, Sex sex) {

    public enum Sex {
        MALE,
        FEMALE
    }
}
