package health.onward.acceptance;

/** Who takes part in the life of the referrals: a GP, a hospital's clinician and its booking desk. */
record LifeStaff(Person gp, Person specialist, Person desk) {

    static final String PATIENT = "9462979626";

    static LifeStaff signedIn(Steps steps) {
        return new LifeStaff(
                steps.signsIn("A GP", "555073103100", "D82106", "REFERRING_CLINICIAN"),
                steps.signsIn("A specialist", "103264994981", "R69", "SERVICE_PROVIDER_CLINICIAN"),
                steps.signsIn("The hospital's booking desk", "555032006103", "R69", "SERVICE_PROVIDER_ADMIN"));
    }
}
