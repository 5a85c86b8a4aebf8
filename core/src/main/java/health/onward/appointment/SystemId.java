package health.onward.appointment;

/** The name of a provider's own system, as an operator gave it. */
public record SystemId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
