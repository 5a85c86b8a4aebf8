package health.onward.fhir.wire;

/** Limits of what a caller may send. */
public final class Bodies {

    /** Bytes in a JSON body (api ambiguity 51). */
    public static final int LIMIT = 1 << 20;

    /** Levels of nesting in a JSON body (api ambiguity 51). */
    public static final int DEPTH = 50;

    private Bodies() {}
}
