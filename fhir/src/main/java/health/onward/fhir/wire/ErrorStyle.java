package health.onward.fhir.wire;

/** How an endpoint words its refusals (error model, api section a.8). */
public enum ErrorStyle {
    /** Business refusals are 422 with an outcome; 400, 404, 409, 412, 423, 429 and 500 have no body. */
    STU3(false),
    /** The searches A015, A025 and A029: what would be 422 elsewhere is 400 with an outcome. */
    STU3_SEARCH(false),
    /** Every refusal has an outcome, in R4 systems. */
    R4(true);

    private final boolean r4;

    ErrorStyle(boolean r4) {
        this.r4 = r4;
    }

    boolean r4() {
        return r4;
    }
}
