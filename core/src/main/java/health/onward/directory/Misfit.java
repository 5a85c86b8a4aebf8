package health.onward.directory;

/** Why a search does not find a service. */
enum Misfit {
    NOT_OPEN("is not open to referrals today"),
    NOT_COMMISSIONED("is not commissioned for the organisation that refers"),
    OTHER_REQUESTS("does not take this kind of request"),
    OTHER_PRIORITIES("does not accept this priority"),
    OTHER_SPECIALTY("belongs to another specialty"),
    OTHER_CLINIC_TYPES("does not have this clinic type"),
    OTHER_TERMS("does not treat this clinical term"),
    OTHER_CLINICIANS("does not offer this clinician"),
    OTHER_ORGANISATION("is not at this organisation"),
    OTHER_AGES("does not see patients of this age"),
    OTHER_SEX("does not see patients of this sex"),
    TOO_FAR("is farther away than the limit"),
    TOO_LONG_A_WAIT("has no appointment within the limit");

    private final String sentence;

    Misfit(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
